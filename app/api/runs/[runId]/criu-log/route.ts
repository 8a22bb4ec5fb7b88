import { guarded } from '@/lib/auth/guarded';
import { criuLogRequestSchema } from '@/lib/domain/criu-log/request';
import { idSchema } from '@/lib/domain/names';
import { AppError } from '@/lib/errors/app-error';
import { errorResponse } from '@/lib/errors/error-response';
import { readCriuLog } from '@/lib/queries/read-criu-log';

/**
 * CRIU's log of a run, `?name=restore.log`. `what=summary`: numbers of the whole, null without
 * such a log. `what=window&from=&count=`: lines.
 * `what=place&line=&find=at|after|before`: where a line is; `skip=harmless` with it goes past lines that say nothing. A filter (`module`, `process`, `level`, `q`) goes with each.
 */
export const GET = guarded(
  async (request: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> => {
    try {
      const id = idSchema.safeParse((await params).runId);
      if (!id.success) throw new AppError('run/not-found', 'There is no run with this id.');
      const query = Object.fromEntries(new URL(request.url).searchParams);
      const asked = criuLogRequestSchema.safeParse(query);
      if (!asked.success || query.name === undefined) {
        throw new AppError('input/invalid', 'Name the log, and what of it is wanted: summary, window or place.');
      }
      const answer = await readCriuLog({ runId: id.data, name: query.name }, asked.data, request.signal);
      return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
    } catch (error) {
      return errorResponse(error);
    }
  },
);
