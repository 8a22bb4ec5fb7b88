import { paths } from '@/lib/paths';
import { isAppError } from './app-error';
import { errorCodes, type ErrorEntry } from './codes';
import type { ErrorView } from './error-view';

/** Any thrown thing as plain data for pages. What we do not know is shown as unexpected, without its text. */
export function toErrorView(error: unknown): ErrorView {
  if (isAppError(error)) {
    const entry: ErrorEntry = errorCodes[error.code];
    return {
      code: error.code,
      title: entry.title,
      detail: error.detail,
      remedy: error.remedy,
      docsHref: paths.error(error.code),
      decisiveLine: error.decisiveLine,
      context: error.context,
      logTail: error.logTail,
      failedPhase: error.failedPhase,
      isKnown: error.isKnown,
      action: entry.action ?? null,
    };
  }
  const code = 'internal/unexpected';
  return {
    code,
    title: errorCodes[code].title,
    detail:
      error instanceof Error ? `${error.name} in the server; its text is in the server's log.` : 'Unknown failure.',
    remedy: [...errorCodes[code].remedy],
    docsHref: paths.error(code),
    decisiveLine: null,
    logTail: [],
  };
}
