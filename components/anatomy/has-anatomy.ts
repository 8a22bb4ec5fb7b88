import { isFinal } from '@/lib/domain/run-status';
import type { RunDetail } from '@/lib/domain/views';

/** True when a log that tells where the time went is kept with the run. */
export function hasAnatomy({ status, logFiles }: Pick<RunDetail, 'status' | 'logFiles'>): boolean {
  return isFinal(status) && logFiles.some((name) => name === 'dump.log' || name === 'restore.log');
}
