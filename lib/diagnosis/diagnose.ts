import type { ErrorCode } from '@/lib/errors/codes';
import type { FailedPhase } from './cause';
import { quotedCriuLog } from './criu-log';
import { findDecisiveEngineLine, findDecisiveLine, type DecisiveLine } from './decisive-line';

/** So many of a log's last lines are kept with an error. */
export const logTailLines = 40;

/** What a diagnosis needs of a CRIU log that is too long to be at hand whole. */
export interface CriuLogReading {
  decisive: DecisiveLine | null;
  tail: string[];
}

/** What a failed engine command left behind. */
export interface Failure {
  operation: 'checkpoint' | 'restore' | 'run' | 'other';
  stderr: string;
  /** dump.log or restore.log: its text, empty when there is none; or what was read of it. */
  criuLog: string | CriuLogReading;
  exitCode: number;
}

/** Why a command failed. */
export interface Diagnosis {
  code: ErrorCode;
  detail: string;
  /** The phase of the run that the command belongs to; `null` for commands of no phase. */
  failedPhase: FailedPhase | null;
  /** Whether the catalogue has this cause. If not, the code only says which operation failed. */
  isKnown: boolean;
  decisiveLine: string | null;
  /** The decisive line with its neighbours in the log; empty when it stands alone. */
  context: string[];
  logTail: string[];
}

const phaseOf = { checkpoint: 'dump', restore: 'restore', run: 'launch', other: null } as const;
const unknown = {
  checkpoint: 'criu/dump-failed',
  restore: 'criu/restore-failed',
  run: 'podman/command-failed',
  other: 'podman/command-failed',
} as const;

/** Why an engine command failed, from its output and CRIU's log. An unknown cause is said to be unknown. */
export function diagnose({ operation, stderr, criuLog, exitCode }: Failure): Diagnosis {
  const failedPhase = phaseOf[operation];
  const reading = typeof criuLog === 'string' ? readText(criuLog, failedPhase) : criuLog;
  const inLog = reading === null ? findDecisiveLine(quotedCriuLog(stderr), failedPhase) : reading.decisive;
  const inStderr = findDecisiveEngineLine(stderr, failedPhase);
  const decisive = [inLog, inStderr].find((line) => line !== null && line.cause !== null) ?? inLog ?? inStderr;
  const lastWords = stderr.trimEnd().split('\n').at(-1) ?? '';
  return {
    code: decisive?.cause?.code ?? unknown[operation],
    detail: `podman ended with exit code ${exitCode}${lastWords === '' ? '.' : `: ${lastWords}`}`,
    failedPhase,
    isKnown: decisive !== null && decisive.cause !== null,
    decisiveLine: decisive?.line ?? null,
    context: decisive?.context ?? [],
    logTail: reading?.tail ?? lastLines(stderr),
  };
}

function readText(criuLog: string, phase: FailedPhase | null): CriuLogReading | null {
  return criuLog === '' ? null : { decisive: findDecisiveLine(criuLog, phase), tail: lastLines(criuLog) };
}

function lastLines(text: string): string[] {
  return text.trimEnd().split('\n').slice(-logTailLines);
}
