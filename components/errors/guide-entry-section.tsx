import type { GuideEntry, Sign } from '@/lib/diagnosis/guide';
import { Steps } from '@/components/ui/steps';

/** One error of the guide; its anchor is what `paths.error()` links to. */
export function GuideEntrySection({ entry: { code, title, whatHappened, remedy, signs } }: { entry: GuideEntry }) {
  const anchor = code.replace('/', '-');
  return (
    <section
      id={anchor}
      aria-labelledby={`${anchor}-title`}
      className="target:border-accent scroll-mt-4 border-l-2 border-transparent pl-3"
    >
      <h3 id={`${anchor}-title`} className="text-base font-semibold">
        <a href={`#${anchor}`}>{title}</a>
      </h3>
      <p className="text-muted font-mono text-xs">{code}</p>
      <p className="mt-1 max-w-prose">{whatHappened}</p>
      <div className="max-w-prose">
        <Steps steps={remedy} />
      </div>
      {signs.length > 0 && (
        <details className="mt-2">
          <summary className="text-muted">Given away by</summary>
          <ul className="mt-1 space-y-2 text-xs">
            {signs.map((sign) => (
              <SignItem key={`${sign.place} ${sign.words.join()}`} sign={sign} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function SignItem({ sign: { words, place, evidence, references } }: { sign: Sign }) {
  return (
    <li className="min-w-0">
      {words.map((text) => (
        <code key={text} className="bg-raised mb-1 block w-fit max-w-full rounded-md px-2 py-1 font-mono break-words">
          {text}
        </code>
      ))}
      <p className="text-muted break-words">
        In {place}; {evidence}:{' '}
        {references.map(({ label, href }, index) => (
          <span key={label}>
            {index > 0 && ', '}
            {href === null ? (
              label
            ) : (
              <a href={href} className="text-accent underline" rel="noreferrer" target="_blank">
                {label}
              </a>
            )}
          </span>
        ))}
      </p>
    </li>
  );
}
