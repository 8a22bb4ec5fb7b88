import { guarded } from '@/lib/auth/guarded';
import { getRequirements } from '@/lib/queries/get-requirements';

export const dynamic = 'force-dynamic';

/** The requirements of this host as JSON. */
export const GET = guarded(async (): Promise<Response> => {
  return Response.json({ requirements: await getRequirements() });
});
