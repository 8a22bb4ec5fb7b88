import type { ReactNode, TdHTMLAttributes } from 'react';

interface TableProps {
  /** Names it for screen readers. */
  label: string;
  /**
   * On a phone each row becomes a block: its `isLead` cell first, the others after it, each with the name of its column
   * (`label`). It stays a table for screen readers. Rows and their groups then carry their roles themselves, which
   * browsers otherwise take from how they are laid out.
   */
  isStacked?: boolean;
  children: ReactNode;
}

/** A table that scrolls inside itself on narrow screens. */
export function Table({ label, isStacked = false, children }: TableProps) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="border-line bg-surface relative w-full overflow-x-auto rounded-lg border"
    >
      <table
        role={isStacked ? 'table' : undefined}
        className={`w-full border-collapse text-left ${isStacked ? 'stacked-table' : ''}`}
      >
        {children}
      </table>
    </div>
  );
}

/** A column's heading. */
export function Th({ children }: { children?: ReactNode }) {
  return (
    <th
      scope="col"
      role="columnheader"
      className="text-muted border-line border-b px-3 py-2 text-xs font-semibold whitespace-nowrap"
    >
      {children}
    </th>
  );
}

interface TdProps extends TdHTMLAttributes<HTMLTableCellElement> {
  /** For measured numbers. */
  mono?: boolean;
  /** In a stacked table: what the cell is called where its column's heading is out of sight. */
  label?: string;
  /** In a stacked table: the cell that names its row. */
  isLead?: boolean;
}

/** A cell. */
export function Td({ mono, label, isLead, ...rest }: TdProps) {
  return (
    <td
      role="cell"
      {...rest}
      data-label={label}
      data-lead={isLead}
      className={`border-line border-b px-3 py-2 align-top ${mono ? 'font-mono text-xs leading-5 whitespace-nowrap tabular-nums' : ''} ${rest.className ?? ''}`}
    />
  );
}
