import { z } from 'zod';
import { guarded } from '@/lib/auth/guarded';
import { idSchema } from '@/lib/domain/names';
import { AppError } from '@/lib/errors/app-error';
import { errorResponse } from '@/lib/errors/error-response';
import { getProcessEnvironment } from '@/lib/queries/get-process-environment';

const querySchema = z.object({ pid: z.coerce.number().int().min(1) });

interface Context {
  params: Promise<{ checkpointId: string }>;
}

/** `{environment}`: arguments and environment of the process `?pid=`, with the values of secrets. */
export const GET = guarded(async (request: Request, { params }: Context): Promise<Response> => {
  const id = idSchema.safeParse((await params).checkpointId);
  if (!id.success) return errorResponse(new AppError('checkpoint/not-found', 'There is no such checkpoint.'));
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return errorResponse(new AppError('input/invalid', 'Give the pid of a process.'));
  try {
    const environment = await getProcessEnvironment(id.data, query.data.pid, request.signal);
    return Response.json({ environment }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return errorResponse(error);
  }
});
