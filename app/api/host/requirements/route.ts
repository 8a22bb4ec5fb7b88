import { getRequirements } from '@/lib/queries/get-requirements';

export const dynamic = 'force-dynamic';

/** The requirements of this host as JSON. */
export async function GET(): Promise<Response> {
  return Response.json({ requirements: await getRequirements() });
}
