import { unreachableView } from '@/lib/errors/browser-error';
import type { Result } from '@/lib/errors/error-view';

/** A server action's result. A call that never reached the server is an error of its own, not an exception. */
export async function callAction<T>(call: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call;
  } catch {
    return { ok: false, error: unreachableView('The action could not be sent, or its answer did not come back.') };
  }
}
