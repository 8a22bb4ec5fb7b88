import { formatDurationMs } from '@/lib/format/duration';
import { formatRange, formatTimes } from '@/lib/format/ratio';
import type { Summary } from '@/lib/stats/summarize';
import type { CacheState } from '../suite';
import { cacheWords } from '../sentence';
import type { Recommendation } from './recommend';

/**
 * The recommendation in words: "RAM disk: first token after 0.81 s (95 % 0.79 s to 0.85 s, n = 10), 1.21 times faster
 * than the default (95 % 1.10 to 1.30, page cache warm)", or why there is none.
 */
export function recommendationSentence({ verdict, best, settings }: Recommendation, cache: CacheState): string {
  const standard = settings.find(({ setting }) => setting.length === 0)?.final ?? null;
  switch (verdict) {
    case 'faster': {
      const { label, final, comparison } = best ?? {};
      if (!label || !final || !comparison?.interval || !standard) return '';
      const range = formatRange(comparison.interval.low, comparison.interval.high);
      return `${label}: first token after ${figure(final)}, ${formatTimes(comparison.ratioOfMedians)} faster than the default’s ${figure(standard)} (95 % ${range}, ${cacheWords[cache]}).`;
    }
    case 'no difference shown':
      return `No difference shown: no setting was faster than the default’s ${standard ? figure(standard) : ''} beyond doubt (${cacheWords[cache]}). Keep the default.`;
    case 'too few samples':
      return 'Too few samples in the last round to say. At least 5 of each are needed.';
    case 'default failed':
      return 'The default setting did not work every time, so there is nothing to compare with.';
    case 'unfinished':
      return 'No recommendation yet: the last round has not been measured.';
  }
}

function figure({ median, medianInterval, n }: Summary): string {
  const range = medianInterval
    ? `95 % ${formatDurationMs(medianInterval.low)} to ${formatDurationMs(medianInterval.high)}, `
    : '';
  return `${formatDurationMs(median)} (${range}n = ${n})`;
}
