import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const startTimeoutMs = 60_000;
export const lockedToken = 'the-token-of-the-locked-server';

/** Rows of the second server; every text in them is markup. */
export interface SeededRows {
  runId: string;
  checkpointId: string;
  benchmarkId: string;
  slugs: string[];
}

export interface LockedServer {
  port: number;
  baseURL: string;
  rows: SeededRows;
  stop: () => Promise<void>;
}

/** A port of loopback that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts a second server of the same build that asks for a token, with data of its own and without an engine. */
export async function startLockedServer(): Promise<LockedServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gpu-load-locked-'));
  const port = await freePort();
  const own = {
    GPU_LOAD_DATA_DIR: folder,
    GPU_LOAD_TOKEN: lockedToken,
    PODMAN_COMMAND: '/bin/false',
    HOST: '127.0.0.1',
  };
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...own,
    PORT: String(port),
    NODE_ENV: 'production',
    LOG_LEVEL: 'silent',
    TZ: 'UTC',
  };
  const seed = ['--conditions=react-server', '--import', 'tsx', 'e2e/attacks/seed.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, seed, { env });
  const next = ['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1', '--port', String(port)];
  const server: ChildProcess = spawn(process.execPath, next, { env, stdio: 'ignore' });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  const baseURL = `http://127.0.0.1:${port}`;
  const endMs = Date.now() + startTimeoutMs;
  while (!(await fetch(`${baseURL}/login`).catch(() => null))?.ok) {
    if (Date.now() > endMs) {
      await stop();
      throw new Error('The locked server did not start.');
    }
    await sleep(200);
  }
  return { port, baseURL, rows: JSON.parse(stdout) as SeededRows, stop };
}

/** Logs in as the form does. @returns the cookie, as `name=value`. */
export async function sessionOf({ baseURL }: LockedServer): Promise<string> {
  const answer = await fetch(`${baseURL}/login/submit`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: baseURL, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ token: lockedToken }).toString(),
  });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
