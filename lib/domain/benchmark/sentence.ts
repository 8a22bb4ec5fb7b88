import { formatRange, formatTimes } from '@/lib/format/ratio';
import type { CacheState } from './suite';
import type { ArmComparison } from './result';

/** How each state of the page cache is said. */
export const cacheWords: Record<CacheState, string> = {
  warm: 'page cache warm',
  dropped: 'page cache dropped before each start',
  unknown: 'state of the page cache not recorded',
};

/**
 * The answer in one sentence: "Restore is 6.1 times faster than cold start (95 % 5.4 to 6.9, n = 12 pairs, page
 * cache warm)", or that there is no difference to be seen, or too little to say.
 */
export function comparisonSentence({ cache, comparison }: Omit<ArmComparison, 'measure'>): string {
  const { ratioOfMedians, interval, verdict, nSlow, nFast } = comparison;
  const count = nSlow === nFast ? `n = ${nSlow} pairs` : `n = ${nSlow} cold starts and ${nFast} restores`;
  const range = interval === null ? '' : `95 % ${formatRange(interval.low, interval.high)}, `;
  const basis = `(${range}${count}, ${cacheWords[cache]})`;
  switch (verdict) {
    case 'faster':
      return `Restore is ${formatTimes(ratioOfMedians)} faster than cold start ${basis}.`;
    case 'slower':
      return `No gain: cold start is ${formatTimes(1 / ratioOfMedians)} faster than restore ${basis}.`;
    case 'no difference shown':
      return `No difference shown between restore and cold start ${basis}.`;
    case 'too few samples':
      return `Too few samples to say: the medians are ${formatTimes(ratioOfMedians)} apart ${basis}. At least 5 of each are needed.`;
  }
}
