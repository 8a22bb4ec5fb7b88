import type { PhaseKey } from '@/lib/domain/phase';
import type { PhaseView, RunLogLine } from '@/lib/domain/views';

export type LogSource = RunLogLine['source'];
export const logSources: readonly LogSource[] = ['product', 'engine', 'container', 'criu'];

export interface NumberedLine {
  line: RunLogLine;
  /** Its place in the whole log, from 1. */
  number: number;
}

/** From the start of a phase to the start of the next one, as ISO times; `to` is null when none followed. */
export interface LogWindow {
  from: string;
  to: string | null;
}

export interface LogView {
  lines: NumberedLine[];
  /** Numbers of those of `lines` that hold the search text, rising; empty without a search. */
  matches: number[];
  /** Lines of each source among the loaded ones. */
  counts: Record<LogSource, number>;
}

/**
 * The time of a phase; null when it has not begun. It lasts until the next phase begins, because what an
 * engine command said is stored a moment after the phase that it belongs to.
 */
export function windowOfPhase(phases: readonly PhaseView[], key: PhaseKey): LogWindow | null {
  const index = phases.findIndex((phase) => phase.key === key);
  const from = phases[index]?.startedAt;
  if (!from) return null;
  return { from, to: phases.slice(index + 1).find((phase) => phase.startedAt !== null)?.startedAt ?? null };
}

/** What of the loaded lines is shown, and where the search text stands in them. */
export function viewLog({
  log,
  olderLines,
  hiddenSources,
  isIn,
  search,
  isOnlyMatches,
}: {
  log: readonly RunLogLine[];
  olderLines: number;
  hiddenSources: ReadonlySet<LogSource>;
  /** `all`: no phase is chosen; null: the chosen one has not begun. */
  isIn: LogWindow | 'all' | null;
  search: string;
  isOnlyMatches: boolean;
}): LogView {
  const wanted = search.toLowerCase();
  const counts: LogView['counts'] = { product: 0, engine: 0, container: 0, criu: 0 };
  const lines: NumberedLine[] = [];
  const matches: number[] = [];
  log.forEach((line, index) => {
    counts[line.source] += 1;
    if (hiddenSources.has(line.source) || !isWithin(line.at, isIn)) return;
    const number = olderLines + index + 1;
    const isMatch = wanted !== '' && line.text.toLowerCase().includes(wanted);
    if (isMatch) matches.push(number);
    if (isMatch || wanted === '' || !isOnlyMatches) lines.push({ line, number });
  });
  return { lines, matches, counts };
}

/** The next (1) or previous (-1) of rising numbers, seen from one that need not be among them; round at the ends. */
export function stepMatch(matches: readonly number[], from: number | null, by: 1 | -1): number | null {
  if (by === 1) return matches.find((number) => from === null || number > from) ?? matches[0] ?? null;
  return matches.findLast((number) => from === null || number < from) ?? matches.at(-1) ?? null;
}

/** A line's text cut so that every other piece, from the second on, is the search text. */
export function cutAtMatches(text: string, search: string): string[] {
  const [lowText, wanted] = [text.toLowerCase(), search.toLowerCase()];
  // A letter that changes its length in lower case would shift every place after it.
  if (wanted === '' || lowText.length !== text.length) return [text];
  const pieces: string[] = [];
  let from = 0;
  for (let at = lowText.indexOf(wanted); at >= 0; at = lowText.indexOf(wanted, from)) {
    pieces.push(text.slice(from, at), text.slice(at, at + wanted.length));
    from = at + wanted.length;
  }
  return [...pieces, text.slice(from)];
}

// Both are ISO times in UTC of one length, so the order of the texts is the order of the times.
function isWithin(at: string, isIn: LogWindow | 'all' | null): boolean {
  if (isIn === 'all') return true;
  return isIn !== null && at >= isIn.from && (isIn.to === null || at < isIn.to);
}
