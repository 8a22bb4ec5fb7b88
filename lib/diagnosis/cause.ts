import type { ErrorCode } from '@/lib/errors/codes';

/** The part of a run's life that a failed command belongs to. */
export type FailedPhase = 'dump' | 'restore' | 'launch';

/** A known cause: the words that give it away, and how we know them. */
export type Cause = {
  code: ErrorCode;
  /** Parts of a line, as the tool prints it; `…` stands for anything. Any one of them is enough. */
  words: readonly string[];
  /**
   * `criu`: an error in dump.log or restore.log; `criu-hint`: a warning there, or an error that CRIU passes over: it
   * decides only when it explains another cause, or none is known; `engine`: podman's own words.
   */
  source: 'criu' | 'criu-hint' | 'engine';
  phase: FailedPhase | 'any';
  /** Where the words are written down: a tool's source (`criu v4.2 criu/sk-inet.c:200`) or a report (`criu#2673`). */
  references: readonly string[];
  /** Causes that only follow from this one: when both are in a log, this one decides. */
  explains?: readonly ErrorCode[];
} & (
  | {
      /** `provoked`: caused on purpose on a real engine; `recorded`: met in real work. */
      evidence: 'provoked' | 'recorded';
      /** The file in `__fixtures__` that holds what the tools printed. */
      fixture: string;
    }
  | { evidence: 'cited' }
);

/** Whether a line has words of this cause. */
export function isGivenAwayBy(cause: Cause, line: string): boolean {
  return cause.words.some((words) => matches(words, line));
}

/** Whether the parts of `words` between `…` are in the line, in their order. */
export function matches(words: string, line: string): boolean {
  let from = 0;
  for (const part of words.split(/ ?… ?/)) {
    const at = line.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}
