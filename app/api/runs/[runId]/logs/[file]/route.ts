import { guarded } from '@/lib/auth/guarded';
import { idSchema } from '@/lib/domain/names';
import { readRunLog } from '@/lib/queries/read-run-log';

/** A log file kept with a run, as text. */
export const GET = guarded(
  async (_request: Request, { params }: { params: Promise<{ runId: string; file: string }> }): Promise<Response> => {
    const { runId, file } = await params;
    const text = idSchema.safeParse(runId).success ? await readRunLog(runId, file) : null;
    if (text === null) return new Response('No such log.', { status: 404 });
    return new Response(new Uint8Array(text), {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${runId}-${file}"`,
      },
    });
  },
);
