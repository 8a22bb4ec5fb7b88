import { AppError } from '@/lib/errors/app-error';
import type { Result } from '@/lib/errors/error-view';
import { toErrorView } from '@/lib/errors/to-error-view';

/** A server action's result. A call that never reached the server is an error of its own, not an exception. */
export async function callAction<T>(call: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call;
  } catch {
    const error = new AppError('app/unreachable', 'The action could not be sent, or its answer did not come back.');
    return { ok: false, error: toErrorView(error) };
  }
}
