import 'server-only';
import { isHarmless } from '@/lib/diagnosis/criu-log';
import type { CriuLogRequest } from '@/lib/domain/criu-log/request';
import type { CriuLogPlace, CriuLogSummary, CriuLogWindow } from '@/lib/domain/criu-log/view';
import { isAppError } from '@/lib/errors/app-error';
import { openLog, phaseOfLog } from '@/lib/host/run-log/open-log';
import { placeBefore, placeOfLine, readWindow } from '@/lib/host/run-log/read-window';
import { summarizeLog } from '@/lib/host/run-log/summarize-log';
import { runLogFile } from './run-log-file';

/**
 * A part of CRIU's log of a run, or the whole of it in numbers (null: there is none); only what is needed is read.
 * @throws AppError run/not-found, run/log-not-found, run/log-damaged
 */
export async function readCriuLog(
  { runId, name }: { runId: string; name: string },
  request: CriuLogRequest,
  signal?: AbortSignal,
): Promise<CriuLogSummary | CriuLogWindow | CriuLogPlace | null> {
  const found = await open({ runId, name }).catch((error: unknown) => {
    // Whether there is one is what a summary is asked for, again and again before CRIU begins it.
    if (request.what === 'summary' && isAppError(error) && error.code === 'run/log-not-found') return null;
    throw error;
  });
  if (found === null) return null;
  const { log, isLive, status } = found;
  switch (request.what) {
    case 'summary': {
      const summary = summarizeLog(log.index);
      // A log of a run that worked has lines that look like errors as well.
      return { ...summary, name, isLive, decisiveLine: status === 'failed' ? summary.decisiveLine : null };
    }
    case 'window':
      return readWindow(log, request, request, signal);
    case 'place': {
      const { line, find, skip } = request;
      const options = skip === 'harmless' ? { isWanted: (text: string) => !isHarmless(text), signal } : { signal };
      if (find === 'before') return placeBefore(log, request, line, options);
      return placeOfLine(log, request, find === 'after' ? line + 1 : line, options);
    }
  }
}

async function open({ runId, name }: { runId: string; name: string }) {
  const { file, isLive, status } = await runLogFile(runId, name);
  return { log: await openLog(file, phaseOfLog(name)), isLive, status };
}
