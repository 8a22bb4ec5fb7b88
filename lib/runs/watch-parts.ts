import 'server-only';
import type { RunEvent } from '@/lib/domain/events';
import { isFinal } from '@/lib/domain/run-status';
import { getRunDetail } from '@/lib/db/runs';
import { log } from '@/lib/log';

type PartsEvent = Omit<Extract<RunEvent, { type: 'parts' }>, 'type' | 'seq'>;

/** Several events in a row lead to one reading. */
const soonMs = 300;
/** A command is stored a little after the phase that it belongs to began, so a second look follows the first. */
const laterMs = 2_000;

/**
 * Reads what a run's events do not carry (commands, children, error, log files) when it is told that
 * something happened, and sends it when it is not what was sent last.
 */
export function watchParts(
  runId: string,
  send: (event: PartsEvent) => void,
): { look: () => void; lookNow: () => void; stop: () => void } {
  let soon: NodeJS.Timeout | null = null;
  let later: NodeJS.Timeout | null = null;
  let isOver = false;
  let sent = '';
  let reading = Promise.resolve();

  const read = async (): Promise<void> => {
    if (isOver) return;
    const run = await getRunDetail(runId);
    if (!run || isOver) return;
    const { commands, children, error, logFiles, spec, testbed } = run;
    const isComplete = isFinal(run.status);
    const parts = { commands, children, error, logFiles, spec, testbed };
    const text = JSON.stringify([parts, isComplete]);
    if (text === sent) return;
    sent = text;
    send({ serverTime: new Date().toISOString(), parts, isComplete });
  };
  // One reading after the other, so that an older state never follows a newer one.
  const lookNow = () => {
    if (soon) clearTimeout(soon);
    soon = null;
    reading = reading.then(read).catch((error: unknown) => log().error({ err: error, runId }, 'a run was not read'));
  };
  const look = () => {
    if (isOver) return;
    soon ??= setTimeout(lookNow, soonMs);
    if (later) clearTimeout(later);
    later = setTimeout(lookNow, laterMs);
  };
  const stop = () => {
    isOver = true;
    if (soon) clearTimeout(soon);
    if (later) clearTimeout(later);
  };
  return { look, lookNow, stop };
}
