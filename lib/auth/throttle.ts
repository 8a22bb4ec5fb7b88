import 'server-only';

/** So many wrong tokens may be tried in a window, by everybody together. */
export const maxFailures = 10;
export const failureWindowMs = 60_000;

/** Counts failed log-ins. One count for all callers: an address can be forged behind a proxy, a token cannot. */
export class LoginThrottle {
  private failures: number[] = [];

  /** Milliseconds until the next attempt is allowed; 0 when it is allowed now. */
  waitMs(nowMs: number): number {
    this.failures = this.failures.filter((at) => nowMs - at < failureWindowMs);
    const oldest = this.failures[this.failures.length - maxFailures];
    return oldest === undefined ? 0 : oldest + failureWindowMs - nowMs;
  }

  recordFailure(nowMs: number): void {
    this.failures.push(nowMs);
  }

  reset(): void {
    this.failures = [];
  }
}

const cache = globalThis as typeof globalThis & { __gpuLoadLoginThrottle?: LoginThrottle };

/** The process's throttle. */
export function loginThrottle(): LoginThrottle {
  return (cache.__gpuLoadLoginThrottle ??= new LoginThrottle());
}
