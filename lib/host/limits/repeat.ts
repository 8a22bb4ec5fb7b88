import 'server-only';
import type { HostLimit, LimitKey } from '@/lib/domain/host-limits/limit';
import { isAppError } from '@/lib/errors/app-error';
import { median } from '@/lib/stats/quantile';

/** A median of fewer says little. */
const minRepeats = 3;
const maxRepeats = 7;
/** No repeat is begun after this, beyond the fewest: all limits together should take about a minute. */
const budgetMs = 4_000;

/** One repeat: how long it took to move the bytes, and the command that did. */
export interface Timing {
  durationMs: number;
  bytes: number;
  method: string;
}

/**
 * Measures one limit several times; what cannot be measured says why. An abort is thrown.
 * @param once takes one repeat, one after another.
 */
export async function repeat(key: LimitKey, once: () => Promise<Timing>, signal: AbortSignal): Promise<HostLimit> {
  const timings: Timing[] = [];
  const startedAt = performance.now();
  try {
    while (timings.length < minRepeats || (timings.length < maxRepeats && performance.now() - startedAt < budgetMs)) {
      signal.throwIfAborted();
      timings.push(await once());
    }
  } catch (error) {
    signal.throwIfAborted();
    return { key, state: 'not-measured', reason: wordsOf(error) };
  }
  const repeats = timings.map(({ bytes, durationMs }) => Math.round((bytes * 1000) / durationMs));
  const { bytes, method } = timings[0] as Timing;
  return { key, state: 'measured', bytesPerSecond: Math.round(median(repeats)), repeats, bytes, method };
}

/** Why something was not measured, in the error's own words. */
export function wordsOf(error: unknown): string {
  if (isAppError(error)) return error.detail;
  return error instanceof Error ? error.message : String(error);
}
