import { guarded } from '@/lib/auth/guarded';
import { readInventoryFilter } from '@/lib/domain/inventory-filter';
import { listCheckpoints } from '@/lib/queries/list-checkpoints';

export const dynamic = 'force-dynamic';

/** One page of the inventory as JSON; filters as on the page. */
export const GET = guarded(async (request: Request): Promise<Response> => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return Response.json(await listCheckpoints(readInventoryFilter(query)));
});
