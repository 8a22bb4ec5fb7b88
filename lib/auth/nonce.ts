import 'server-only';
import { headers } from 'next/headers';

/** Request header in which `proxy.ts` hands the nonce of this request to the pages. */
export const nonceHeader = 'x-nonce';

/** The nonce for inline scripts of this request; undefined where the proxy did not run. */
export async function getNonce(): Promise<string | undefined> {
  return (await headers()).get(nonceHeader) ?? undefined;
}
