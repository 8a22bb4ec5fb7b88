import type { ErrorEntry } from '../error-entry';

/** What the browser meets by itself. Apart from the others, so that a page need not load them all for it. */
export const appErrors = {
  'app/unreachable': {
    title: 'GPU-Load did not answer',
    whatHappened: 'The page could not reach the server of GPU-Load: it is down, restarting, or the network is.',
    remedy: ['Look at the Runs page before trying again: the run may have begun.', '$ npm run up'],
    status: 503,
  },
} as const satisfies Record<string, ErrorEntry>;

/** What every part of the product may meet, the browser's too. */
export const unexpectedError = {
  title: 'Something unexpected went wrong',
  whatHappened: 'The product met a case it does not know. This is a defect.',
  remedy: ["Read the server's log, and report it."],
  status: 500,
} as const satisfies ErrorEntry;
