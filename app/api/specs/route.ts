import { listSpecs } from '@/lib/queries/list-specs';

export const dynamic = 'force-dynamic';

/** The launch specs as JSON. */
export async function GET(): Promise<Response> {
  return Response.json({ specs: await listSpecs() });
}
