import { paths } from '@/lib/paths';
import { appErrors, unexpectedError } from './catalogue/app';
import type { ErrorEntry } from './error-entry';
import type { ErrorView } from './error-view';

// Put together here: `toErrorView` knows every error of the catalogue, which is more than most pages are large. What
// goes wrong on the server comes as data, with its title and its steps.

/** The server could not be reached, or its answer did not come to its end. */
export function unreachableView(detail: string): ErrorView {
  return viewOf('app/unreachable', appErrors['app/unreachable'], detail);
}

/** An exception in the page itself, which is a defect. */
export function unexpectedView(error: unknown): ErrorView {
  const name = error instanceof Error ? error.name : 'A failure';
  return viewOf('internal/unexpected', unexpectedError, `${name} in the page; its text is in the browser's console.`);
}

function viewOf(code: string, { title, remedy }: ErrorEntry, detail: string): ErrorView {
  return { code, title, detail, remedy: [...remedy], docsHref: paths.error(code), decisiveLine: null, logTail: [] };
}
