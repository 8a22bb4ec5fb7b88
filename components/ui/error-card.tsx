import { AppLink } from '@/components/ui/app-link';
import type { ReactNode } from 'react';
import type { ErrorView } from '@/lib/errors/error-view';
import { Steps } from './steps';

interface Props {
  error: ErrorView;
  /** Buttons that do something about it (`error.action` says what fits). */
  actions?: ReactNode;
  /** Where the redacted bundle of the failed run can be downloaded; asked for where the cause is not known. */
  bundleHref?: string | null;
  /** Where the decisive line can be seen in its log. */
  logHref?: string | null;
}

/** What failed, why, and what to do; then the decisive line, then the rest. */
export function ErrorCard({ error, actions, bundleHref = null, logHref = null }: Props) {
  return (
    <section role="alert" className="border-danger bg-surface min-w-0 rounded-lg border-2 p-4">
      <h2 className="text-danger text-base font-semibold">{error.title}</h2>
      <p className="mt-1 break-words">{error.detail}</p>
      {error.isKnown === false && <UnknownCause bundleHref={bundleHref} />}
      {error.remedy.length > 0 && (
        <>
          <h3 className="mt-3 font-semibold">What to do</h3>
          <Steps steps={error.remedy} />
        </>
      )}
      {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      <DecisiveLine error={error} logHref={logHref} />
      {error.logTail.length > 0 && (
        <details className="mt-3">
          <summary className="font-semibold">Last lines of the log</summary>
          <pre tabIndex={0} className="bg-raised mt-1 max-h-80 overflow-auto rounded-md p-2 font-mono text-xs">
            {error.logTail.join('\n')}
          </pre>
        </details>
      )}
      <p className="text-muted mt-3 text-xs">
        <code className="font-mono">{error.code}</code>
        {error.failedPhase && ` · in the ${error.failedPhase}`} ·{' '}
        <AppLink href={error.docsHref} className="text-accent underline">
          More about this error
        </AppLink>
        {bundleHref !== null && error.isKnown !== false && (
          <>
            {' '}
            ·{' '}
            <a href={bundleHref} download className="text-accent underline">
              Redacted bundle
            </a>
          </>
        )}
      </p>
    </section>
  );
}

function UnknownCause({ bundleHref }: { bundleHref: string | null }) {
  return (
    <p className="border-line mt-3 max-w-prose border-l-2 pl-3">
      The catalogue does not know this cause; the line below is the most likely one.
      {bundleHref !== null && (
        <>
          {' '}
          <a href={bundleHref} download className="text-accent underline">
            Download redacted bundle
          </a>
        </>
      )}
    </p>
  );
}

/** The decisive line, among its neighbours when the log has some. */
function DecisiveLine({
  error: { decisiveLine, context = [] },
  logHref,
}: {
  error: ErrorView;
  logHref: string | null;
}) {
  if (decisiveLine === null) return null;
  return (
    <>
      <h3 className="mt-3 font-semibold">Decisive line</h3>
      <pre className="bg-raised mt-1 overflow-x-auto rounded-md p-2 font-mono text-xs whitespace-pre-wrap">
        {decisiveLine}
      </pre>
      {logHref !== null && (
        <p className="mt-1 text-xs">
          <AppLink href={logHref} className="text-accent underline">
            Show it in the whole log
          </AppLink>
        </p>
      )}
      {context.length > 1 && (
        <details className="mt-1">
          <summary>Lines around it</summary>
          <pre tabIndex={0} className="bg-raised mt-1 max-h-80 overflow-auto rounded-md p-2 font-mono text-xs">
            {context.map((line, index) => (
              <span key={index} className={`block ${line === decisiveLine ? 'font-semibold' : 'text-muted'}`}>
                {line}
              </span>
            ))}
          </pre>
        </details>
      )}
    </>
  );
}
