import 'server-only';
import type { FailedPhase } from '@/lib/diagnosis/cause';
import { candidateReader } from '@/lib/diagnosis/criu-log';
import { contextLines, decide, type DecisiveLine } from '@/lib/diagnosis/decisive-line';
import { logTailLines, type CriuLogReading } from '@/lib/diagnosis/diagnose';
import { openLiveLog } from './open-live-log';
import type { OpenLog } from './open-log';
import { readRawLines } from './read-raw-lines';

/**
 * What a diagnosis needs of the log that a failed command left, of any length and with secrets replaced; `''` when
 * there is none.
 */
export async function readFailureLog(file: string, phase: FailedPhase): Promise<CriuLogReading | ''> {
  const log = await openLiveLog(file, phase, { hasEnded: true }).catch(() => null);
  if (log === null || log.index.lines === 0) return '';
  const tail = await readRawLines(log, { first: Math.max(1, log.index.lines - logTailLines + 1), count: logTailLines });
  return { decisive: await decisiveOf(log, phase), tail };
}

async function decisiveOf(log: OpenLog, phase: FailedPhase): Promise<DecisiveLine | null> {
  const lineNumber = log.index.decisiveLine;
  if (lineNumber === null) return null;
  const first = Math.max(1, lineNumber - contextLines);
  const context = await readRawLines(log, { first, count: lineNumber - first + 1 + contextLines });
  const line = context[lineNumber - first] ?? '';
  // The index has found the line among all; what it means stands in the line itself.
  const alone = candidateReader();
  alone.push(line, 0);
  return { line, lineNumber, context, cause: decide(alone.result(), phase)?.cause ?? null };
}
