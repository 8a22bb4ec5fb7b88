import { guarded } from '@/lib/auth/guarded';
import { listCheckpoints } from '@/lib/queries/list-checkpoints';

export const dynamic = 'force-dynamic';

/** The inventory as JSON. */
export const GET = guarded(async (): Promise<Response> => {
  return Response.json({ checkpoints: await listCheckpoints() });
});
