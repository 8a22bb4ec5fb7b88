import { formatDurationMs } from '@/lib/format/duration';
import { formatRate } from '@/lib/format/rate';
import { anatomyParts, type Anatomy } from './part';

/** Names the biggest part: "Memory pages read takes 61 %: 2.82 s, 5.3 GB at 1.9 GB/s." */
export function anatomySentence({ parts, totalMs }: Anatomy): string {
  const biggest = parts.reduce((a, b) => (b.durationMs > a.durationMs ? b : a));
  const share = Math.round((100 * biggest.durationMs) / totalMs);
  const rate = biggest.bytes === null ? '' : `, ${formatRate(biggest.bytes, biggest.durationMs)}`;
  return `The biggest part is “${anatomyParts[biggest.key]}”: ${formatDurationMs(biggest.durationMs)}, ${share} %${rate}.`;
}
