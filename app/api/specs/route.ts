import { guarded } from '@/lib/auth/guarded';
import { listSpecs } from '@/lib/queries/list-specs';

export const dynamic = 'force-dynamic';

/** The launch specs as JSON. */
export const GET = guarded(async (): Promise<Response> => {
  return Response.json({ specs: await listSpecs() });
});
