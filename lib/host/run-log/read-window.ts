import 'server-only';
import { passesClass, textTest, type CriuFilter } from '@/lib/domain/criu-log/filter';
import { parseLine, type ParsedLine } from '@/lib/domain/criu-log/parse-line';
import { maxLineChars, type CriuLogLine, type CriuLogPlace, type CriuLogWindow } from '@/lib/domain/criu-log/view';
import { blockMatches } from './block-matches';
import { linesOfBlock } from './lines-of-block';
import type { OpenLog } from './open-log';

interface Passing extends ParsedLine {
  number: number;
  line: string;
}

/**
 * The lines from the `from`-th (counted from 0) that pass a filter, at most `count`. Only blocks that hold them are
 * read.
 * @throws AppError run/log-damaged
 */
export async function readWindow(
  log: OpenLog,
  filter: CriuFilter,
  { from, count }: { from: number; count: number },
  signal?: AbortSignal,
): Promise<CriuLogWindow> {
  const { total, before } = await blockMatches(log, filter, signal);
  const lines: CriuLogLine[] = [];
  const gapOf = new Map(log.index.gaps.map(({ line, us }) => [line, us]));
  const first = before.findLastIndex((sum) => sum <= from);
  for (let place = first; place < log.index.blocks.length && lines.length < count; place += 1) {
    signal?.throwIfAborted();
    const passed = before[place] ?? 0;
    if (before[place + 1] === passed) continue;
    const passing = await passingLines(log, filter, place);
    const wanted = passing.slice(Math.max(0, from - passed), Math.max(0, from - passed) + count - lines.length);
    for (const line of wanted) lines.push(toView(line, gapOf.get(line.number) ?? null));
  }
  return { matches: total, from, lines };
}

interface PlaceOptions {
  /** Which of the lines that pass are looked for; all of them count for the place. */
  isWanted?: (line: string) => boolean;
  signal?: AbortSignal | undefined;
}

/** Where the first wanted line at or after `line` stands among those that pass a filter. */
export async function placeOfLine(
  log: OpenLog,
  filter: CriuFilter,
  line: number,
  { isWanted = () => true, signal }: PlaceOptions = {},
): Promise<CriuLogPlace> {
  const { total, before } = await blockMatches(log, filter, signal);
  let firstLine = 1;
  for (const [place, block] of log.index.blocks.entries()) {
    signal?.throwIfAborted();
    const isAfter = firstLine + block.lines > line;
    firstLine += block.lines;
    if (!isAfter || before[place + 1] === before[place]) continue;
    const passing = await passingLines(log, filter, place);
    const at = passing.findIndex((passed) => passed.number >= line && isWanted(passed.line));
    if (at >= 0) return { matches: total, place: (before[place] ?? 0) + at, line: passing[at]?.number ?? null };
  }
  return { matches: total, place: null, line: null };
}

/** The last wanted line before `line` that passes a filter, and where it stands. */
export async function placeBefore(
  log: OpenLog,
  filter: CriuFilter,
  line: number,
  { isWanted = () => true, signal }: PlaceOptions = {},
): Promise<CriuLogPlace> {
  const { total, before } = await blockMatches(log, filter, signal);
  let lastLine = log.index.lines;
  for (let place = log.index.blocks.length - 1; place >= 0; place -= 1) {
    signal?.throwIfAborted();
    const firstLine = lastLine - (log.index.blocks[place]?.lines ?? 0) + 1;
    lastLine = firstLine - 1;
    if (firstLine >= line || before[place + 1] === before[place]) continue;
    const passing = await passingLines(log, filter, place);
    const at = passing.findLastIndex((passed) => passed.number < line && isWanted(passed.line));
    if (at >= 0) return { matches: total, place: (before[place] ?? 0) + at, line: passing[at]?.number ?? null };
  }
  return { matches: total, place: null, line: null };
}

async function passingLines(log: OpenLog, filter: CriuFilter, place: number): Promise<Passing[]> {
  const hasWords = textTest(filter);
  let number = log.index.blocks.slice(0, place).reduce((sum, { lines }) => sum + lines, 0);
  return linesOfBlock(await log.readBlock(place)).flatMap((line) => {
    number += 1;
    const parsed = parseLine(line);
    return passesClass(filter, parsed) && hasWords(line) ? [{ ...parsed, number, line }] : [];
  });
}

function toView({ number, line, atUs, level, textAt }: Passing, gapUs: number | null): CriuLogLine {
  const text = line.slice(textAt, textAt + maxLineChars);
  return { number, atUs, level, text, cutChars: line.length - textAt - text.length, gapUs };
}
