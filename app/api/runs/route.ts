import { guarded } from '@/lib/auth/guarded';
import { runFilterSchema } from '@/lib/domain/run-filter';
import { listRuns } from '@/lib/queries/list-runs';

/** One page of runs as JSON; filters as on the page. */
export const GET = guarded(async (request: Request): Promise<Response> => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return Response.json(await listRuns(runFilterSchema.parse(query)));
});
