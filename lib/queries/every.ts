import 'server-only';
import { performance } from 'node:perf_hooks';

const progressIntervalMs = 200;

/** True at most five times a second: as often as somebody can see progress. */
export function every(intervalMs = progressIntervalMs): () => boolean {
  let nextMs = 0;
  return () => {
    const nowMs = performance.now();
    if (nowMs < nextMs) return false;
    nextMs = nowMs + intervalMs;
    return true;
  };
}
