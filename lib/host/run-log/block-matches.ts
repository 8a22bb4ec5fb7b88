import 'server-only';
import { filterQuery, passesClass, textTest, type CriuFilter } from '@/lib/domain/criu-log/filter';
import { parseLine } from '@/lib/domain/criu-log/parse-line';
import { LastUsed } from './last-used';
import { linesOfBlock } from './lines-of-block';
import type { LogBlock } from './log-index';
import type { OpenLog } from './open-log';

/** How many lines of each block pass, and the sums before each. */
export interface BlockMatches {
  total: number;
  /** Lines that pass in all blocks before this one; one more entry than blocks. */
  before: number[];
}

const counted = new LastUsed<Promise<BlockMatches>>('log-matches', 16);

/** Counts the lines that pass a filter. Without words the index knows; for words the blocks that may have them are read. */
export function blockMatches(log: OpenLog, filter: CriuFilter, signal?: AbortSignal): Promise<BlockMatches> {
  const name = `${log.state} ${JSON.stringify(filterQuery(filter))}`;
  const known = counted.get(name);
  if (known !== undefined) return known;
  const counting = counted.put(name, countAll(log, filter, signal));
  counting.catch(() => counted.forget(name));
  return counting;
}

async function countAll(log: OpenLog, filter: CriuFilter, signal?: AbortSignal): Promise<BlockMatches> {
  const { blocks } = log.index;
  const before = [0];
  let total = 0;
  for (const [place, block] of blocks.entries()) {
    signal?.throwIfAborted();
    const ofClass = linesOfClasses(log, filter, block);
    total += ofClass === 0 || filter.q === '' ? ofClass : await countText(log, filter, place);
    before.push(total);
  }
  return { total, before };
}

function linesOfClasses({ index }: OpenLog, filter: CriuFilter, { counts }: LogBlock): number {
  return counts.reduce((sum, [place, lines]) => {
    const kind = index.classes[place];
    return kind && passesClass(filter, kind) ? sum + lines : sum;
  }, 0);
}

async function countText(log: OpenLog, filter: CriuFilter, place: number): Promise<number> {
  const block = await log.readBlock(place);
  const hasWords = textTest(filter);
  // Most blocks have the words nowhere, which one look over the whole text tells.
  if (!hasWords(block.toString('utf8'))) return 0;
  let lines = 0;
  for (const line of linesOfBlock(block)) if (hasWords(line) && passesClass(filter, parseLine(line))) lines += 1;
  return lines;
}
