'use client';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Table, Td, Th } from '@/components/ui/table';

export interface Cell {
  /** What the filter looks into, and what is shown unless `node` is given. */
  text: string;
  node?: ReactNode;
  isMono?: boolean;
}
export interface Row {
  key: string;
  cells: readonly Cell[];
}

interface Props {
  label: string;
  columns: readonly string[];
  rows: readonly Row[];
  /** What is said when there is nothing at all. */
  empty: string;
  /** Only rows with this in one of their cells; without regard to case. */
  filter?: string;
}

/** Rows beyond these are shown when asked for: a page with thousands of them is slow to read for everybody. */
const firstRows = 50;

/** A table of texts that can be filtered, cut to its first rows. */
export function RowsTable({ label, columns, rows, empty, filter = '' }: Props) {
  const [isWhole, setWhole] = useState(false);
  if (rows.length === 0) return <p className="text-muted">{empty}</p>;
  const matching = matchingRows(rows, filter);
  if (matching.length === 0) {
    return <p className="text-muted">{`None of the ${rows.length} contains “${filter.trim()}”.`}</p>;
  }
  const shown = isWhole ? matching : matching.slice(0, firstRows);
  return (
    <>
      <Table label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Th key={column}>{column}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map(({ text, node, isMono }, index) => (
                <Td key={columns[index]} className={isMono ? 'font-mono text-xs leading-5 break-words' : ''}>
                  {node ?? text}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {shown.length < matching.length && (
        <p className="mt-2">
          <Button size="sm" onClick={() => setWhole(true)}>
            Show all {matching.length}
          </Button>
        </p>
      )}
    </>
  );
}

/** Rows with the filter in one of their cells, without regard to case. */
function matchingRows(rows: readonly Row[], filter: string): readonly Row[] {
  const wanted = filter.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter(({ cells }) => cells.some(({ text }) => text.toLowerCase().includes(wanted)));
}
