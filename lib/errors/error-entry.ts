import type { ErrorAction } from './error-action';

/** One row of the table of errors: what a person reads, whichever part of the product failed. */
export interface ErrorEntry {
  title: string;
  whatHappened: string;
  /** Steps; one that starts with "$ " is a command to copy. */
  remedy: readonly string[];
  /** HTTP status when a route answers with it. */
  status: number;
  /** What the product can do about it by itself. */
  action?: ErrorAction;
}
