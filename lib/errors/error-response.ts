import { isAppError } from './app-error';
import { errorCodes } from './codes';
import { toErrorView } from './to-error-view';

/** `{error}` with the status of its code, as every JSON route answers with it. */
export function errorResponse(error: unknown): Response {
  const { status } = errorCodes[isAppError(error) ? error.code : 'internal/unexpected'];
  return Response.json({ error: toErrorView(error) }, { status, headers: { 'cache-control': 'no-store' } });
}
