import { guarded } from '@/lib/auth/guarded';
import { idSchema } from '@/lib/domain/names';
import { AppError } from '@/lib/errors/app-error';
import { toErrorView } from '@/lib/errors/to-error-view';
import { getSettingAdvice } from '@/lib/queries/get-setting-advice';

/** How to use what the suite “Fastest safe setting” recommends, as JSON. */
export const GET = guarded(
  async (_request: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> => {
    const id = idSchema.safeParse((await params).runId);
    const advice = id.success ? await getSettingAdvice(id.data) : null;
    if (advice) return Response.json(advice);
    const error = toErrorView(new AppError('run/not-found', 'There is no such benchmark of settings.'));
    return Response.json({ error }, { status: 404 });
  },
);
