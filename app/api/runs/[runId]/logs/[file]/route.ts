import { guarded } from '@/lib/auth/guarded';
import { idSchema } from '@/lib/domain/names';
import { AppError } from '@/lib/errors/app-error';
import { errorResponse } from '@/lib/errors/error-response';
import { readRunLog } from '@/lib/queries/read-run-log';
import { byteStream } from '@/lib/sse/byte-stream';

/** A log kept with a run, as text; sent while it is read, whatever its length. */
export const GET = guarded(
  async (_request: Request, { params }: { params: Promise<{ runId: string; file: string }> }): Promise<Response> => {
    try {
      const { runId, file } = await params;
      if (!idSchema.safeParse(runId).success) throw new AppError('run/not-found', 'There is no run with this id.');
      const textOf = await readRunLog(runId, file);
      return new Response(byteStream(textOf()), {
        headers: {
          'content-type': 'text/plain; charset=utf-8',
          'content-disposition': `attachment; filename="${runId}-${file}"`,
          'cache-control': 'no-store, no-transform',
        },
      });
    } catch (error) {
      return errorResponse(error);
    }
  },
);
