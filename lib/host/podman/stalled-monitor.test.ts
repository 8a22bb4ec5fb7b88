import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchMonitor } from './stalled-monitor';

let folder = '';
const started: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gpu-load-conmon-'));
  // A shell that is called conmon, as the kernel and its arguments say.
  await copyFile('/bin/sh', path.join(folder, 'conmon'));
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function monitor(script: string): Promise<number> {
  const child = spawn(path.join(folder, 'conmon'), ['-c', script, '-n', 'watched'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  started.push(child);
  await once(child.stdout ?? child, 'data');
  return child.pid ?? 0;
}

test('a monitor without a living child is told; one whose runtime works is not', async () => {
  const told: number[][] = [];
  // `read` waits without a child; the sleeping one is the runtime at work.
  const idle = await monitor('echo up; read forever');
  const stop = watchMonitor('watched', (pids) => told.push(pids));
  await expect.poll(() => told, { timeout: 20_000 }).toEqual([[idle]]);
  stop();
  await monitor('sleep 60 & echo up; read forever');
  const later: number[][] = [];
  const stopLater = watchMonitor('watched', (pids) => later.push(pids));
  const other = watchMonitor('another', (pids) => later.push(pids));
  await new Promise((resolve) => setTimeout(resolve, 6_500));
  stopLater();
  other();
  expect(later).toEqual([]);
});
