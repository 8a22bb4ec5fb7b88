import type { ReactNode, TdHTMLAttributes } from 'react';

/** A table that scrolls inside itself on narrow screens; `label` names it for screen readers. */
export function Table({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="border-line bg-surface relative w-full overflow-x-auto rounded-lg border"
    >
      <table className="w-full border-collapse text-left">{children}</table>
    </div>
  );
}

/** A column's heading. */
export function Th({ children }: { children?: ReactNode }) {
  return (
    <th scope="col" className="text-muted border-line border-b px-3 py-2 text-xs font-semibold whitespace-nowrap">
      {children}
    </th>
  );
}

/** A cell; `mono` for measured numbers. */
export function Td({ mono, ...rest }: TdHTMLAttributes<HTMLTableCellElement> & { mono?: boolean }) {
  return (
    <td
      {...rest}
      className={`border-line border-b px-3 py-2 align-top ${mono ? 'font-mono text-xs leading-5 whitespace-nowrap tabular-nums' : ''} ${rest.className ?? ''}`}
    />
  );
}
