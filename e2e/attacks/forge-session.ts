import { createHmac } from 'node:crypto';

/** The name of the product's cookie; its own module belongs to the server. */
export const sessionCookie = 'gpu-load-session';

/** A session as somebody makes it who knows the code and has, or guesses, a token. */
export function forgeSession(token: string, issuedAtMs: number): string {
  const signature = createHmac('sha256', token).update(`gpu-load session v1 ${issuedAtMs}`).digest('base64url');
  return `${issuedAtMs}.${signature}`;
}
