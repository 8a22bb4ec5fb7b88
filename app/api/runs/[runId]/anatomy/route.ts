import { guarded } from '@/lib/auth/guarded';
import { idSchema } from '@/lib/domain/names';
import { getAnatomy } from '@/lib/queries/get-anatomy';

/** `{anatomy}`: where the time of this dump or restore went; null when there is no log that tells. */
export const GET = guarded(
  async (_request: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> => {
    const id = idSchema.safeParse((await params).runId);
    if (!id.success) return Response.json({ error: 'No such run.' }, { status: 404 });
    return Response.json({ anatomy: await getAnatomy(id.data) }, { headers: { 'cache-control': 'no-store' } });
  },
);
