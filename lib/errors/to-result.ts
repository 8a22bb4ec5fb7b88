import type { Result } from './error-view';
import { toErrorView } from './to-error-view';

/** The good half of a Result. */
export function ok<T>(data: T): Result<T> {
  return { ok: true, data };
}

/** The other half: any thrown thing, as an action returns it. */
export function fail(error: unknown): Result<never> {
  return { ok: false, error: toErrorView(error) };
}
