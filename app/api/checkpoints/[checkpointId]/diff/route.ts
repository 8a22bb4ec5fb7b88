import { guarded } from '@/lib/auth/guarded';
import { idSchema } from '@/lib/domain/names';
import { AppError } from '@/lib/errors/app-error';
import { errorResponse } from '@/lib/errors/error-response';
import { getContentsDiff } from '@/lib/queries/get-contents-diff';

interface Context {
  params: Promise<{ checkpointId: string }>;
}

/** `{diff}`: what differs from this checkpoint to the one of `?with=`. */
export const GET = guarded(async (request: Request, { params }: Context): Promise<Response> => {
  const id = idSchema.safeParse((await params).checkpointId);
  const other = idSchema.safeParse(new URL(request.url).searchParams.get('with'));
  if (!id.success || !other.success) {
    return errorResponse(new AppError('checkpoint/not-found', 'There is no such checkpoint.'));
  }
  try {
    const diff = await getContentsDiff(id.data, other.data, request.signal);
    return Response.json({ diff }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return errorResponse(error);
  }
});
