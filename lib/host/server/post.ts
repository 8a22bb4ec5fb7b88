import 'server-only';
import { AppError } from '@/lib/errors/app-error';
import { deadline } from '@/lib/host/process/deadline';
import type { ServerAddress } from './address';
import { maxAnswerBytes, openRequest } from './open-request';

/**
 * Posts an empty body and waits for the answer, whose content is thrown away.
 * @throws AppError server/request-failed when the status is not 2xx or nothing answers in time.
 */
export async function post(
  address: ServerAddress,
  path: string,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<void> {
  const limit = deadline(signal, timeoutMs);
  const status = await new Promise<number>((resolve, reject) => {
    const request = openRequest(address, path, { method: 'POST', signal: limit.signal });
    request.on('response', (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > maxAnswerBytes) request.destroy(new Error(`the answer is longer than ${maxAnswerBytes} bytes`));
      });
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end();
  })
    .catch((error: unknown) => {
      signal.throwIfAborted();
      const reason = limit.isOver() ? `no answer within ${timeoutMs / 1000} s` : messageOf(error);
      throw new AppError('server/request-failed', `POST ${path} on port ${address.port}: ${reason}`, { cause: error });
    })
    .finally(limit.release);
  if (status < 200 || status > 299) {
    throw new AppError('server/request-failed', `POST ${path} on port ${address.port}: answered ${status}`);
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
