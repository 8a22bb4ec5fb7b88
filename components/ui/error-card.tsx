import Link from 'next/link';
import type { ErrorView } from '@/lib/errors/error-view';
import { CommandLine } from './command-line';

/** What failed, why, and what to do; then the decisive line, then the rest. */
export function ErrorCard({ error }: { error: ErrorView }) {
  return (
    <section role="alert" className="border-danger bg-surface min-w-0 rounded-lg border-2 p-4">
      <h2 className="text-danger text-base font-semibold">{error.title}</h2>
      <p className="mt-1 break-words">{error.detail}</p>
      {error.remedy.length > 0 && (
        <>
          <h3 className="mt-3 font-semibold">What to do</h3>
          <ul className="mt-1 space-y-1">
            {error.remedy.map((step) => (
              <li key={step}>{step.startsWith('$ ') ? <CommandLine command={step.slice(2)} /> : step}</li>
            ))}
          </ul>
        </>
      )}
      {error.decisiveLine !== null && (
        <>
          <h3 className="mt-3 font-semibold">Decisive line</h3>
          <pre className="bg-raised mt-1 overflow-x-auto rounded-md p-2 font-mono text-xs whitespace-pre-wrap">
            {error.decisiveLine}
          </pre>
        </>
      )}
      {error.logTail.length > 0 && (
        <details className="mt-3">
          <summary className="font-semibold">Last lines of the log</summary>
          <pre tabIndex={0} className="bg-raised mt-1 max-h-80 overflow-auto rounded-md p-2 font-mono text-xs">
            {error.logTail.join('\n')}
          </pre>
        </details>
      )}
      <p className="text-muted mt-3 text-xs">
        <code className="font-mono">{error.code}</code> ·{' '}
        <Link href={error.docsHref} className="text-accent underline">
          More about this error
        </Link>
      </p>
    </section>
  );
}
