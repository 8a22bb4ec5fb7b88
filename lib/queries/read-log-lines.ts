import 'server-only';
import { readLogPage } from '@/lib/db/log-page';
import { firstLogLines, type LogPage } from '@/lib/domain/log-page';

/** The newest lines of a run's log, or those before `beforeSeq`, and how many come before them. */
export async function readLogLines(
  runId: string,
  { beforeSeq, limit = firstLogLines }: { beforeSeq?: number | undefined; limit?: number } = {},
): Promise<LogPage> {
  return readLogPage(runId, { beforeSeq, limit });
}
