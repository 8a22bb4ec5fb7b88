import { guarded } from '@/lib/auth/guarded';
import { idSchema } from '@/lib/domain/names';
import { AppError } from '@/lib/errors/app-error';
import { errorResponse } from '@/lib/errors/error-response';
import { getCheckpointContents } from '@/lib/queries/get-checkpoint-contents';

interface Context {
  params: Promise<{ checkpointId: string }>;
}

/** `{contents}`: what is in the checkpoint and where its bytes are. Values of environments are withheld. */
export const GET = guarded(async (request: Request, { params }: Context): Promise<Response> => {
  const id = idSchema.safeParse((await params).checkpointId);
  if (!id.success) return errorResponse(new AppError('checkpoint/not-found', 'There is no such checkpoint.'));
  try {
    const contents = await getCheckpointContents(id.data, request.signal);
    return Response.json({ contents }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return errorResponse(error);
  }
});
