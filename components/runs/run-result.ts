import type { RunSummary } from '@/lib/domain/views';
import { formatBytes } from '@/lib/format/bytes';
import { formatDurationMs } from '@/lib/format/duration';

/** What a run came to, in a few words, for lists; "–" when there is nothing to say. */
export function runResult({ measurement, errorTitle, kind }: RunSummary): string {
  if (errorTitle !== null) return errorTitle;
  if (!measurement) return '–';
  const { engineDurationMs, t3FirstTokenMs, sizeBytes, answerMatch } = measurement;
  const parts = [
    kind !== 'cold-start' && engineDurationMs !== undefined && `engine ${formatDurationMs(engineDurationMs)}`,
    kind === 'checkpoint' && sizeBytes !== undefined && formatBytes(sizeBytes),
    kind !== 'checkpoint' && typeof t3FirstTokenMs === 'number' && `first token ${formatDurationMs(t3FirstTokenMs)}`,
    kind === 'restore' && answerMatch !== undefined && answerMatch !== 'not-compared' && `${answerMatch} answer`,
  ];
  return parts.filter(Boolean).join(', ') || '–';
}
