import type { ReactNode } from 'react';

/** Facts as a definition list; `mono` for what was measured or is an id. */
export function KeyValueList({ items }: { items: { label: string; value: ReactNode; mono?: boolean }[] }) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
      {items.map(({ label, value, mono }) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className={mono ? 'min-w-0 font-mono text-xs leading-5 break-words tabular-nums' : 'min-w-0 break-words'}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
