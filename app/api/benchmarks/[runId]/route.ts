import { guarded } from '@/lib/auth/guarded';
import { idSchema } from '@/lib/domain/names';
import { AppError } from '@/lib/errors/app-error';
import { toErrorView } from '@/lib/errors/to-error-view';
import { getBenchmark } from '@/lib/queries/get-benchmark';

/** A benchmark with its samples and what they say, as JSON. */
export const GET = guarded(
  async (_request: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> => {
    const id = idSchema.safeParse((await params).runId);
    const view = id.success ? await getBenchmark(id.data) : null;
    if (view) return Response.json(view);
    return Response.json(
      { error: toErrorView(new AppError('run/not-found', 'There is no such benchmark.')) },
      { status: 404 },
    );
  },
);
