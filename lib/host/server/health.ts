import 'server-only';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@/lib/errors/app-error';
import { deadline } from '@/lib/host/process/deadline';
import type { ServerAddress } from './address';
import { openRequest } from './open-request';

/** Short, so that the time to healthy is not rounded up by the measurement. */
const pollIntervalMs = 20;
const probeTimeoutMs = 2_000;
/** How often the container itself is looked at while its server does not answer. */
const aliveIntervalMs = 500;

/**
 * Asks the health path until it answers 200.
 * @param isAlive tells whether the container still runs; when it does not, waiting is over.
 * @throws AppError server/health-timeout, server/exited; server/request-failed when there is no port to ask.
 */
export async function waitHealthy(
  address: ServerAddress,
  healthPath: string,
  { timeoutMs, signal, isAlive }: { timeoutMs: number; signal: AbortSignal; isAlive: () => Promise<boolean> },
): Promise<void> {
  const endMs = performance.now() + timeoutMs;
  let nextAliveCheck = performance.now() + aliveIntervalMs;
  while (!(await answers200(address, healthPath, signal))) {
    signal.throwIfAborted();
    const now = performance.now();
    if (now > endMs) {
      throw new AppError(
        'server/health-timeout',
        `http://${address.host}:${address.port}${healthPath} did not answer 200 within ${Math.round(timeoutMs / 1000)} s.`,
      );
    }
    if (now > nextAliveCheck) {
      if (!(await isAlive())) throw new AppError('server/exited', 'The container ended before its server was healthy.');
      nextAliveCheck = now + aliveIntervalMs;
    }
    await sleep(pollIntervalMs, undefined, { signal });
  }
}

async function answers200(address: ServerAddress, path: string, signal: AbortSignal): Promise<boolean> {
  // For the whole answer: a server that sends one byte a second is never idle and never done.
  const limit = deadline(signal, probeTimeoutMs);
  try {
    return await new Promise<boolean>((resolve) => {
      const request = openRequest(address, path, { method: 'GET', signal: limit.signal });
      request.on('response', (response) => {
        resolve(response.statusCode === 200);
        // The status is the answer; what follows is not read, however long it is.
        response.destroy();
      });
      request.on('error', () => resolve(false));
      request.end();
    });
  } finally {
    limit.release();
  }
}
