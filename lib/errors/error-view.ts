import type { ErrorAction } from './error-action';

/** An error as pages show it: plain data that can be stored and sent. Runs of earlier versions lack the optional parts. */
export interface ErrorView {
  /** `area/condition`, a key of the table in codes.ts. */
  code: string;
  title: string;
  /** What happened, in one or two sentences with names and numbers. */
  detail: string;
  /** Steps; one that starts with "$ " is a command to copy. */
  remedy: string[];
  /** Path inside the app that explains the code. */
  docsHref: string;
  /** The decisive line of CRIU's or podman's output. */
  decisiveLine: string | null;
  /** The decisive line with its neighbours in the log; empty when it stands alone. */
  context?: string[];
  logTail: string[];
  /** The phase that a failed command belongs to. */
  failedPhase?: 'dump' | 'restore' | 'launch' | null;
  /** `false`: a tool failed for a cause that the catalogue does not have. `null`: not a tool's failure. */
  isKnown?: boolean | null;
  /** What the product can do about it by itself. */
  action?: ErrorAction | null;
}

/** What a server action returns: it never throws to the browser. */
export type Result<T> = { ok: true; data: T } | { ok: false; error: ErrorView };
