'use client';
import { useState, type ReactNode } from 'react';
import { Table, Td, Th } from '@/components/ui/table';
import { RowsPager, rowsPerPage } from './rows-pager';
import { useUrlValue } from './use-url-value';

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
  /** What the page of rows is called in the address; without it that page is forgotten. */
  id?: string;
}

/** A table of texts that can be filtered; more than 200 rows come in pages. */
export function RowsTable({ id, ...table }: Props) {
  return id === undefined ? <WithOwnPage {...table} /> : <WithPageInUrl id={id} {...table} />;
}

type TableProps = Omit<Props, 'id'>;

function WithOwnPage(table: TableProps) {
  const [page, setPage] = useState(0);
  return <PagedRows {...table} page={page} onPage={setPage} />;
}

function WithPageInUrl({ id, ...table }: TableProps & { id: string }) {
  const [text, write] = useUrlValue(`page-${id}`);
  // People count from 1; the first page is not worth an address of its own.
  const page = Math.max(0, Number.parseInt(text || '1', 10) - 1 || 0);
  return <PagedRows {...table} page={page} onPage={(next) => write(next === 0 ? '' : String(next + 1))} />;
}

interface PagedProps extends TableProps {
  page: number;
  onPage: (page: number) => void;
}

function PagedRows({ label, columns, rows, empty, filter = '', page, onPage }: PagedProps) {
  if (rows.length === 0) return <p className="text-muted">{empty}</p>;
  const matching = matchingRows(rows, filter);
  if (matching.length === 0) {
    return <p className="text-muted">{`None of the ${rows.length} contains “${filter.trim()}”.`}</p>;
  }
  // A filter may leave fewer pages than the one that is asked for.
  const current = Math.min(page, Math.ceil(matching.length / rowsPerPage) - 1);
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
          {matching.slice(current * rowsPerPage, (current + 1) * rowsPerPage).map(({ key, cells }) => (
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
      <RowsPager label={label} count={matching.length} page={current} onPage={onPage} />
    </>
  );
}

/** Rows with the filter in one of their cells, without regard to case. */
function matchingRows(rows: readonly Row[], filter: string): readonly Row[] {
  const wanted = filter.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter(({ cells }) => cells.some(({ text }) => text.toLowerCase().includes(wanted)));
}
