import { appErrors } from '@/lib/errors/catalogue/app';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';

/** A server action's result. A call that never reached the server is an error of its own, not an exception. */
export async function callAction<T>(call: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call;
  } catch {
    return { ok: false, error: unreachable() };
  }
}

// Put together here: `toErrorView` knows every error of the catalogue, which is more than most pages are large.
function unreachable(): ErrorView {
  const code = 'app/unreachable';
  const { title, remedy } = appErrors[code];
  return {
    code,
    title,
    detail: 'The action could not be sent, or its answer did not come back.',
    remedy: [...remedy],
    docsHref: paths.error(code),
    decisiveLine: null,
    logTail: [],
  };
}
