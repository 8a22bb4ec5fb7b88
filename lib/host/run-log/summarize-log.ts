import 'server-only';
import { criuItself, noModule } from '@/lib/domain/criu-log/filter';
import type { LineClass } from '@/lib/domain/criu-log/line-class';
import type { CriuLogSummary, LogCount } from '@/lib/domain/criu-log/view';
import type { LogIndex } from './log-index';
import { largestGaps } from './log-scanner';

/** So many of the largest gaps are listed. */
const listedGaps = 200;

/** A log in numbers: its index without what only reading needs. */
export function summarizeLog(index: LogIndex): Omit<CriuLogSummary, 'name' | 'isLive'> {
  const count = (valueOf: (kind: LineClass) => string): LogCount[] => {
    const lines = new Map<string, number>();
    for (const { counts } of index.blocks) {
      for (const [place, more] of counts) {
        const kind = index.classes[place];
        if (kind) lines.set(valueOf(kind), (lines.get(valueOf(kind)) ?? 0) + more);
      }
    }
    return [...lines].map(([value, of]) => ({ value, lines: of })).sort((a, b) => b.lines - a.lines);
  };
  return {
    lines: index.lines,
    textBytes: index.textBytes,
    firstUs: index.firstUs,
    lastUs: index.blocks.at(-1)?.lastUs ?? null,
    modules: count(({ module }) => (module === '' ? noModule : module)),
    processes: count(({ process }) => (process === null ? criuItself : String(process))),
    levels: count(({ level }) => level),
    gaps: largestGaps(index.gaps, listedGaps),
    gapCount: index.gapCount,
    decisiveLine: index.decisiveLine,
  };
}
