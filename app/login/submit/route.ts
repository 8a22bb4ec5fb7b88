import { guarded } from '@/lib/auth/guarded';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { logIn } from '../log-in';

/** A token and a path fit easily; anything longer is not a log-in. */
const maxBodyBytes = 8192;

/**
 * Takes the log-in form. A route and not a server action: Next runs any action that a page's bundle holds when
 * its id is posted to that page, so a page open to everybody must accept no actions at all. It also makes the
 * form work before its script has loaded.
 */
export const POST = guarded(async (request: Request): Promise<Response> => {
  const lengthBytes = Number(request.headers.get('content-length') ?? Number.NaN);
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  if (!isForm || !(lengthBytes <= maxBodyBytes)) return new Response(null, { status: 400 });
  const form = new URLSearchParams(await request.text());
  const outcome = logIn({
    given: form.get('token') ?? '',
    next: form.get('next'),
    isHttps: request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https',
    token: env().GPU_LOAD_TOKEN,
    nowMs: Date.now(),
  });
  if (outcome.location.startsWith('/login')) log().warn('a log-in was refused');
  const headers = new Headers({ Location: outcome.location, 'Cache-Control': 'no-store' });
  if (outcome.setCookie !== null) headers.set('Set-Cookie', outcome.setCookie);
  return new Response(null, { status: 303, headers });
});
