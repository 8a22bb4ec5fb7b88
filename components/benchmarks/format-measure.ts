import { measureTexts, type Measure } from '@/lib/domain/benchmark/measures';
import { formatBytes } from '@/lib/format/bytes';
import { formatDurationMs } from '@/lib/format/duration';

/** A figure in its own unit; a dash for one that was not measured. */
export function formatMeasure(measure: Measure, value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return measureTexts[measure].unit === 'bytes' ? formatBytes(value) : formatDurationMs(value);
}
