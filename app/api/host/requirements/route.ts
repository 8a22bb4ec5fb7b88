import { guarded } from '@/lib/auth/guarded';
import { checkRequirementsAnew } from '@/lib/queries/get-requirements';

export const dynamic = 'force-dynamic';

/** The requirements of this host as JSON, looked at now. */
export const GET = guarded(async (): Promise<Response> => {
  return Response.json({ requirements: await checkRequirementsAnew() });
});
