import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startJob } from './job';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gpu-load-step-back-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The nice value of a process that the job starts, as the kernel has it. */
const tellNice = ['sh', '-c', 'sh -c "cut -d\\" \\" -f19 /proc/self/stat"'];

test('jobs have the usual priority, those that start while the server has stepped back too', async () => {
  const usual = os.getPriority();
  const first = await startJob(['sh', '-c', 'while [ ! -e "$0/go-on" ]; do sleep 0.1; done', folder], path.join(folder, 'first')); // prettier-ignore
  const during = os.getPriority(process.pid);
  const second = await startJob(tellNice, path.join(folder, 'second'));
  expect((await second.done).stdout.trim()).toBe(String(usual));
  expect(os.getPriority(process.pid)).toBe(during);
  await startJob(['touch', path.join(folder, 'go-on')], path.join(folder, 'third')).then(({ done }) => done);
  await first.done;
  expect(os.getPriority(process.pid)).toBe(usual);
});
