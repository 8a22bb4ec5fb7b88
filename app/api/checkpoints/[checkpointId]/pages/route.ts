import { guarded } from '@/lib/auth/guarded';
import { idSchema } from '@/lib/domain/names';
import { AppError } from '@/lib/errors/app-error';
import { errorResponse } from '@/lib/errors/error-response';
import { countPages } from '@/lib/queries/count-pages';
import { ndjsonStream } from '@/lib/sse/ndjson-stream';

interface Context {
  params: Promise<{ checkpointId: string }>;
}

/** Counts the pages of the saved memory: lines of JSON with the progress, the last with the statistics. */
export const GET = guarded(async (request: Request, { params }: Context): Promise<Response> => {
  const id = idSchema.safeParse((await params).checkpointId);
  if (!id.success) return errorResponse(new AppError('checkpoint/not-found', 'There is no such checkpoint.'));
  return ndjsonStream(request, (signal) => countPages(id.data, signal));
});
