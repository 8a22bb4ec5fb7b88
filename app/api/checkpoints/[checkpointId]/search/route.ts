import { guarded } from '@/lib/auth/guarded';
import { memorySearchSchema } from '@/lib/domain/contents/memory-search-schema';
import { idSchema } from '@/lib/domain/names';
import { AppError } from '@/lib/errors/app-error';
import { errorResponse } from '@/lib/errors/error-response';
import { searchMemory } from '@/lib/queries/search-memory';
import { ndjsonStream } from '@/lib/sse/ndjson-stream';

interface Context {
  params: Promise<{ checkpointId: string }>;
}

/**
 * Hits in the saved memory of what the JSON body asks for, a line of JSON each, as they are found; it stops when the
 * reader goes away. It changes nothing, and is a POST so that what is searched for stands in no address.
 */
export const POST = guarded(async (request: Request, { params }: Context): Promise<Response> => {
  const id = idSchema.safeParse((await params).checkpointId);
  if (!id.success) return errorResponse(new AppError('checkpoint/not-found', 'There is no such checkpoint.'));
  const input = memorySearchSchema.safeParse(await request.json().catch(() => null));
  if (!input.success) {
    return errorResponse(new AppError('input/invalid', input.error.issues[0]?.message ?? 'The search is not valid.'));
  }
  return ndjsonStream(request, (signal) => searchMemory(id.data, input.data, signal));
});
