import 'server-only';
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Answer } from '@/lib/domain/measurement';
import { AppError } from '@/lib/errors/app-error';
import { deadline } from '@/lib/host/process/deadline';
import type { ServerAddress } from './address';
import { maxAnswerBytes, openRequest } from './open-request';
import { readTokenText } from './token-text';

/**
 * Sends the spec's request with streaming on and measures its answer.
 * @param onFirstToken called at the moment the first token arrives.
 * @throws AppError server/request-failed
 */
export async function requestCompletion(
  address: ServerAddress,
  path: string,
  body: Record<string, unknown>,
  { timeoutMs, signal, onFirstToken }: { timeoutMs: number; signal: AbortSignal; onFirstToken?: () => void },
): Promise<Answer> {
  const payload = JSON.stringify({ ...body, stream: true });
  const limit = deadline(signal, timeoutMs);
  const sentAt = performance.now();
  let ttftMs: number | null = null;
  let text = '';
  let tokenCount = 0;
  const onToken = (token: string) => {
    if (ttftMs === null) {
      ttftMs = performance.now() - sentAt;
      onFirstToken?.();
    }
    text += token;
    tokenCount += 1;
  };
  try {
    await streamLines(address, path, payload, limit.signal, (line) => {
      const token = readTokenText(line);
      if (token !== null) onToken(token);
    });
  } catch (error) {
    signal.throwIfAborted();
    const message = error instanceof Error ? error.message : String(error);
    const reason = limit.isOver() ? `the answer was not complete within ${timeoutMs / 1000} s` : message;
    throw new AppError('server/request-failed', `POST ${path} on port ${address.port}: ${reason}`, { cause: error });
  } finally {
    limit.release();
  }
  if (ttftMs === null) throw new AppError('server/request-failed', `POST ${path} answered without a single token.`);
  return {
    text,
    tokenCount,
    ttftMs: Math.round(ttftMs),
    durationMs: Math.round(performance.now() - sentAt),
    digest: createHash('sha256').update(text).digest('hex'),
  };
}

function streamLines(
  address: ServerAddress,
  path: string,
  payload: string,
  signal: AbortSignal,
  onLine: (line: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = openRequest(address, path, { method: 'POST', payload, signal });
    request.on('response', (response) => {
      let rest = '';
      let bytes = 0;
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        bytes += Buffer.byteLength(chunk);
        if (bytes > maxAnswerBytes)
          return request.destroy(new Error(`the answer is longer than ${maxAnswerBytes} bytes`));
        // Only what is new is looked through: an endless line in tiny pieces must not be read again for each.
        const [first = '', ...others] = chunk.split('\n');
        rest += first;
        for (const next of others) {
          if (response.statusCode === 200) onLine(rest);
          rest = next;
        }
      });
      response.on('end', () => {
        if (response.statusCode === 200) return resolve();
        reject(new Error(`answered ${response.statusCode ?? 'nothing'}: ${rest.slice(0, 500)}`));
      });
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(payload);
  });
}
