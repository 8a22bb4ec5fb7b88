import { getHostLimits } from '@/lib/queries/get-host-limits';

export const dynamic = 'force-dynamic';

/** What this host can do at most, as JSON. */
export async function GET(): Promise<Response> {
  return Response.json(await getHostLimits());
}
