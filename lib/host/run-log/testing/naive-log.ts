import { passesClass, type CriuFilter } from '@/lib/domain/criu-log/filter';
import { parseLine } from '@/lib/domain/criu-log/parse-line';
import { gapFromUs, type LogGap } from '@/lib/domain/criu-log/view';

/** For tests: the whole text in memory, read the plain way. */
export function naiveLog(bytes: Buffer) {
  const all = bytes.toString('utf8').split('\n');
  if (all.at(-1) === '') all.pop();
  const lines = all.map((line) => line.replace(/\r$/, ''));
  const gaps: LogGap[] = [];
  let last: number | null = null;
  lines.forEach((line, index) => {
    const { atUs } = parseLine(line);
    if (atUs === null) return;
    if (last !== null && atUs - last >= gapFromUs) gaps.push({ line: index + 1, us: atUs - last });
    last = Math.max(last ?? 0, atUs);
  });
  const filtered = (filter: CriuFilter) =>
    lines.flatMap((line, index) => {
      const isWanted = passesClass(filter, parseLine(line)) && line.toLowerCase().includes(filter.q.toLowerCase());
      return isWanted ? [{ number: index + 1, line }] : [];
    });
  return { lines, gaps, filtered };
}
