import 'server-only';
import type { PageRun } from '@/lib/archive/contents/page-runs';
import { pageBytes } from '@/lib/domain/contents/page-statistics';

const startOf = (run: PageRun): number => run.offsetBytes ?? 0;
const endOf = (run: PageRun): number => startOf(run) + run.pages * pageBytes;

/** Finds the run of pages at offsets of a file of pages that only go up, without keeping all runs. */
export interface RunCursor {
  /** Null: no page table names the page there. */
  at: (offsetBytes: number) => PageRun | null;
  /** True when the bytes follow each other in memory as they do in the file. */
  isContiguous: (offsetBytes: number, bytes: number) => boolean;
}

export function runCursor(runs: Iterator<PageRun>): RunCursor {
  const ahead: PageRun[] = [];
  const pull = (): PageRun | null => {
    const { value, done } = runs.next();
    if (done === true) return null;
    ahead.push(value);
    return value;
  };
  const at = (offsetBytes: number): PageRun | null => {
    for (;;) {
      const first = ahead[0] ?? pull();
      if (first === null) return null;
      if (endOf(first) > offsetBytes) return startOf(first) <= offsetBytes ? first : null;
      ahead.shift();
    }
  };
  const isContiguous = (offsetBytes: number, bytes: number): boolean => {
    let run = at(offsetBytes);
    for (let i = 1; run !== null && endOf(run) < offsetBytes + bytes; i += 1) {
      const next: PageRun | null = ahead[i] ?? pull();
      const follows = next !== null && next.pagemap === run.pagemap && next.firstPage === run.firstPage + run.pages;
      run = follows ? next : null;
    }
    return run !== null;
  };
  return { at, isContiguous };
}
