import { guarded } from '@/lib/auth/guarded';
import { getHostLimits } from '@/lib/queries/get-host-limits';

export const dynamic = 'force-dynamic';

/** What this host can do at most, as JSON. */
export const GET = guarded(async (): Promise<Response> => {
  return Response.json(await getHostLimits());
});
