import { guarded } from '@/lib/auth/guarded';
import { jumpQuerySchema } from '@/lib/domain/jump-target';
import { findJumpTargets } from '@/lib/queries/find-jump-targets';

/** Where the command palette can go for `?q=`. */
export const GET = guarded(async (request: Request): Promise<Response> => {
  const { q } = jumpQuerySchema.parse({ q: new URL(request.url).searchParams.get('q') ?? '' });
  return Response.json({ targets: await findJumpTargets(q) });
});
