import { z } from 'zod';
import { guarded } from '@/lib/auth/guarded';
import { idSchema } from '@/lib/domain/names';
import { getRun } from '@/lib/queries/get-run';
import { readLogLines } from '@/lib/queries/read-log-lines';

const maxLines = 10_000;

const querySchema = z.object({
  /** A sequence number: the lines before it are meant. */
  before: z.coerce.number().int().min(1).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(maxLines).catch(maxLines),
});

/** Stored lines of a run's log, the newest before `before`, as JSON. */
export const GET = guarded(
  async (request: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> => {
    const id = idSchema.safeParse((await params).runId);
    const run = id.success ? await getRun(id.data) : null;
    if (!run) return new Response('No such run.', { status: 404 });
    const { before, limit } = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
    return Response.json(await readLogLines(run.id, { beforeSeq: before, limit }));
  },
);
