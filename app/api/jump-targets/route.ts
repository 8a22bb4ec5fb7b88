import { guarded } from '@/lib/auth/guarded';
import { findJumpTargets } from '@/lib/queries/find-jump-targets';

/** Nothing has a longer name. */
const longestQuery = 200;

/** Where the command palette can go for `?q=`. */
export const GET = guarded(async (request: Request): Promise<Response> => {
  const q = (new URL(request.url).searchParams.get('q') ?? '').slice(0, longestQuery);
  return Response.json({ targets: await findJumpTargets(q) });
});
