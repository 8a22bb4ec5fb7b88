import { listCheckpoints } from '@/lib/queries/list-checkpoints';

export const dynamic = 'force-dynamic';

/** The inventory as JSON. */
export async function GET(): Promise<Response> {
  return Response.json({ checkpoints: await listCheckpoints() });
}
