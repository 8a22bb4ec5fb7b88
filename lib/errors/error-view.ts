/** An error as pages show it: plain data that can be stored and sent. */
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
  /** The decisive line of CRIU's or podman's output, with its context. */
  decisiveLine: string | null;
  logTail: string[];
}

/** What a server action returns: it never throws to the browser. */
export type Result<T> = { ok: true; data: T } | { ok: false; error: ErrorView };
