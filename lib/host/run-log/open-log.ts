import 'server-only';
import type { FailedPhase } from '@/lib/diagnosis/cause';
import type { LogIndex } from './log-index';
import { openLiveLog } from './open-live-log';
import { openPackedLog } from './open-packed-log';

/** A log that can be read block by block. */
export interface OpenLog {
  index: LogIndex;
  /** Changes whenever the log does: what was counted for another state is no longer true. */
  state: string;
  /**
   * The text of a block, whole lines.
   * @throws AppError run/log-damaged
   */
  readBlock: (block: number) => Promise<Buffer>;
}

/**
 * Opens a log of any length: a packed one (`.gz`, those of earlier versions too) or a plain file that is still written.
 * @throws AppError run/log-not-found, run/log-damaged
 */
export async function openLog(file: string, phase: FailedPhase | null): Promise<OpenLog> {
  return file.endsWith('.gz') ? openPackedLog(file, phase) : openLiveLog(file, phase);
}

/** What a log's name says of the phase it is from. */
export function phaseOfLog(name: string): FailedPhase | null {
  return name === 'dump.log' ? 'dump' : name === 'restore.log' ? 'restore' : null;
}
