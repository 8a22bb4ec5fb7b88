import 'server-only';
import http from 'node:http';
import { AppError } from '@/lib/errors/app-error';
import type { ServerAddress } from './address';

/** A longer answer is no answer of a model server; nothing of it may fill the memory. */
export const maxAnswerBytes = 4 * 1024 * 1024;

/**
 * The one way in which servers are asked: HTTP to a port of loopback. Node follows no redirect and knows no proxy
 * here, and the connection is closed afterwards, so that no open socket is left for a dump to trip over.
 * @throws AppError server/request-failed for any other host, such as a link-local one, and for what is no path.
 */
export function openRequest(
  address: ServerAddress,
  path: string,
  { method, payload, signal }: { method: 'GET' | 'POST'; payload?: string; signal: AbortSignal },
): http.ClientRequest {
  refuseElsewhere(address, path);
  const { host, port } = address;
  const body =
    method === 'GET'
      ? {}
      : {
          'content-length': Buffer.byteLength(payload ?? ''),
          ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        };
  return http.request({ host, port, path, method, agent: false, signal, headers: { ...body, connection: 'close' } });
}

// The types say so already; rows of a database and specs of earlier versions are not checked by types.
function refuseElsewhere({ host, port }: ServerAddress, path: string): void {
  const isHere = (host as string) === '127.0.0.1' && Number.isInteger(port) && port >= 1 && port <= 65535;
  if (!isHere) {
    throw new AppError('server/request-failed', `Only ports of 127.0.0.1 are asked, not ${host} at port ${port}.`);
  }
  if (!/^\/[!-~]*$/.test(path)) throw new AppError('server/request-failed', 'What is asked for is not a path.');
}
