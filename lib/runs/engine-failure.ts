import 'server-only';
import { AppError } from '@/lib/errors/app-error';
import { diagnose, type CriuLogReading } from '@/lib/diagnosis/diagnose';
import type { JobResult } from '@/lib/host/process/job';

/** The AppError that says why an engine command failed, from its output and CRIU's log. */
export function engineFailure(
  operation: 'checkpoint' | 'restore' | 'run' | 'other',
  result: JobResult,
  criuLog: CriuLogReading | '' = '',
): AppError {
  const found = diagnose({ operation, stderr: result.stderr, criuLog, exitCode: result.exitCode });
  return new AppError(found.code, found.detail, found);
}
