import { isGivenAwayBy, type Cause, type FailedPhase } from './cause';
import { causes } from './causes';
import { candidateReader, isEcho, type CandidateLines, type CriuLine } from './criu-log';

/** So many neighbours before and after the decisive line are shown with it. */
export const contextLines = 4;

/** The line that says why, with its neighbours and the cause it gives away (`null`: not in the catalogue). */
export interface DecisiveLine {
  line: string;
  /** Counted from 1. */
  lineNumber: number;
  context: string[];
  cause: Cause | null;
}

/** The decisive line where a log is at hand whole. */
export function findDecisiveLine(log: string, phase: FailedPhase | null = null): DecisiveLine | null {
  const lines = log.split('\n');
  const reader = candidateReader();
  lines.forEach((line, index) => reader.push(line, index));
  const found = decide(reader.result(), phase);
  if (found === null) return null;
  const { index } = found.line;
  return {
    line: found.line.text,
    lineNumber: index + 1,
    context: around(lines, index),
    cause: found.cause,
  };
}

/** A line among its neighbours. */
export const around = (lines: readonly string[], index: number): string[] =>
  lines.slice(Math.max(0, index - contextLines), index + contextLines + 1);

/**
 * The line of a CRIU log that says why. Ranked: the first error that the catalogue knows, unless another known line
 * explains it; then a known hint; then the first error that is not the echo of another; then any error.
 *
 * `phase` leaves out causes of other phases; `null` when it is not known.
 */
export function decide(
  { candidates, end }: CandidateLines,
  phase: FailedPhase | null,
): { line: CriuLine; cause: Cause | null } | null {
  const known = candidates.flatMap((line) => {
    const cause = causeOf(line, phase);
    return cause === null ? [] : [{ line, cause }];
  });
  const first = known.find(({ cause }) => cause.source === 'criu') ?? known[0];
  const decisive = first && explanationOf(first, known);
  const errors = candidates.filter(({ level }) => level === 'error');
  const line = decisive?.line ?? errors.find(({ text }) => !isEcho(text)) ?? errors[0] ?? end;
  return line === null ? null : { line, cause: decisive?.cause ?? null };
}

/**
 * The like of `findDecisiveLine` for what podman and its runtime print. Log messages below an error never decide;
 * among the rest the earlier row of the catalogue wins, and for unknown words the last line.
 */
export function findDecisiveEngineLine(stderr: string, phase: FailedPhase | null = null): DecisiveLine | null {
  const lines = stderr.trimEnd().split('\n');
  const candidates = lines.map((text) => (/\blevel=(warning|info|debug)\b/.test(text) ? '' : text));
  for (const cause of causes) {
    const index = cause.source === 'engine' && isOfPhase(cause, phase) ? findLine(candidates, cause) : -1;
    if (index >= 0) return { line: lines[index] ?? '', lineNumber: index + 1, context: [], cause };
  }
  const last = lines.at(-1) ?? '';
  return last === '' ? null : { line: last, lineNumber: lines.length, context: [], cause: null };
}

interface KnownLine {
  line: CriuLine;
  cause: Cause;
}

/** The line that explains `found`, and what explains that one, up to the root; `found` itself if nothing does. */
function explanationOf(found: KnownLine, known: readonly KnownLine[]): KnownLine {
  const others = known.filter((line) => line !== found);
  const explanation = others.find(({ cause }) => cause.explains?.includes(found.cause.code));
  return explanation === undefined ? found : explanationOf(explanation, others);
}

function findLine(lines: readonly string[], cause: Cause): number {
  return lines.findIndex((line) => isGivenAwayBy(cause, line));
}

function causeOf({ text, level }: CriuLine, phase: FailedPhase | null): Cause | null {
  const sources = level === 'error' ? ['criu', 'criu-hint'] : ['criu-hint'];
  return (
    causes.find((cause) => sources.includes(cause.source) && isOfPhase(cause, phase) && isGivenAwayBy(cause, text)) ??
    null
  );
}

function isOfPhase(cause: Cause, phase: FailedPhase | null): boolean {
  return cause.phase === 'any' || phase === null || cause.phase === phase;
}
