'use client';
import { Button } from '@/components/ui/button';

/** A page with thousands of rows is slow to read for everybody. */
export const rowsPerPage = 200;

interface Props {
  /** Name of the table. */
  label: string;
  count: number;
  /** From 0. */
  page: number;
  onPage: (page: number) => void;
}

/** Which rows of a table are shown, and the way to the others; nothing when all are. */
export function RowsPager({ label, count, page, onPage }: Props) {
  if (count <= rowsPerPage) return null;
  const first = page * rowsPerPage + 1;
  const last = Math.min(count, first + rowsPerPage - 1);
  return (
    <nav aria-label={`Pages of ${label}`} className="mt-2 flex flex-wrap items-center gap-3">
      <Button size="sm" disabled={page === 0} aria-label={`Earlier rows of ${label}`} onClick={() => onPage(page - 1)}>
        Earlier
      </Button>
      <p role="status" className="text-muted text-xs tabular-nums">
        {first}–{last} of {count}
      </p>
      <Button
        size="sm"
        disabled={last === count}
        aria-label={`Later rows of ${label}`}
        onClick={() => onPage(page + 1)}
      >
        Later
      </Button>
    </nav>
  );
}
