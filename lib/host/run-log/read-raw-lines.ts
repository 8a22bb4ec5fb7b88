import 'server-only';
import { linesOfBlock } from './lines-of-block';
import type { OpenLog } from './open-log';

/** Lines as they stand in the log, from the line `first` (counted from 1), at most `count`. */
export async function readRawLines(
  log: OpenLog,
  { first, count }: { first: number; count: number },
): Promise<string[]> {
  const lines: string[] = [];
  let blockAt = 1;
  for (const [place, block] of log.index.blocks.entries()) {
    if (lines.length >= count) break;
    if (blockAt + block.lines > first) {
      const from = Math.max(0, first - blockAt);
      const more = linesOfBlock(await log.readBlock(place)).slice(from, from + count - lines.length);
      lines.push(...more);
    }
    blockAt += block.lines;
  }
  return lines;
}
