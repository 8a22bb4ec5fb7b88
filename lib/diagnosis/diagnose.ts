import type { ErrorCode } from '@/lib/errors/codes';
import { causes } from './causes';
import { findDecisiveLine } from './decisive-line';

const logTailLines = 40;

/** What a failed engine command left behind. */
export interface Failure {
  operation: 'checkpoint' | 'restore' | 'run' | 'other';
  stderr: string;
  /** dump.log or restore.log; empty when there is none. */
  criuLog: string;
  exitCode: number;
}

export interface Diagnosis {
  code: ErrorCode;
  detail: string;
  decisiveLine: string | null;
  logTail: string[];
}

/** Why an engine command failed, from its output and CRIU's log. An unknown cause is said to be unknown. */
export function diagnose({ operation, stderr, criuLog, exitCode }: Failure): Diagnosis {
  const decisive = findDecisiveLine(criuLog);
  const cause = causes.find(({ pattern, source }) => pattern.test(source === 'criu' ? errorLines(criuLog) : stderr));
  const fallback: Record<Failure['operation'], ErrorCode> = {
    checkpoint: 'criu/dump-failed',
    restore: 'criu/restore-failed',
    run: 'podman/command-failed',
    other: 'podman/command-failed',
  };
  const lastWords = lastLine(stderr);
  const matchedLine =
    cause?.source === 'criu'
      ? errorLines(criuLog)
          .split('\n')
          .find((line) => cause.pattern.test(line))
      : undefined;
  return {
    code: cause?.code ?? fallback[operation],
    detail: `podman ended with exit code ${exitCode}${lastWords === '' ? '.' : `: ${lastWords}`}`,
    decisiveLine: matchedLine ?? decisive?.line ?? (lastWords === '' ? null : lastWords),
    logTail: (criuLog === '' ? stderr : criuLog).trimEnd().split('\n').slice(-logTailLines),
  };
}

/** Only errors and warnings can be causes: an informational line may quote the same words. */
function errorLines(log: string): string {
  return log
    .split('\n')
    .filter((line) => /(Error|Warn)\s+\(/.test(line))
    .join('\n');
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}
