import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as runtimeConfig from '@/lib/host/criu/runtime-config';
import { applyCriuConfig, previewCriuConfig } from './fix-criu-config';

// Which file it is depends on the engine of this host; that part is replaced, reading and writing are real.
let file = '';
beforeEach(async () => {
  process.env.LOG_LEVEL = 'silent';
  file = path.join(await mkdtemp(path.join(os.tmpdir(), 'gpu-load-fix-')), 'runc.conf');
  await writeFile(file, 'manage-cgroups=ignore\n');
  vi.spyOn(runtimeConfig, 'readRuntimeConfig').mockImplementation(async () => ({
    ...{ file, shownPath: '/etc/criu/runc.conf' },
    text: await readFile(file, 'utf8'),
  }));
});
afterEach(() => rm(path.dirname(file), { recursive: true }));

test('looking changes nothing; writing adds the one line that was shown, once', async () => {
  const shown = await previewCriuConfig('criu/link-remap');
  expect(await readFile(file, 'utf8')).toBe('manage-cgroups=ignore\n');
  const written = await applyCriuConfig('criu/link-remap', shown.before);
  expect(written.change.type).toBe('present');
  await applyCriuConfig('criu/link-remap', written.before);
  expect(await readFile(file, 'utf8')).toBe('manage-cgroups=ignore\nlink-remap\n');
  expect(await readFile(`${file}.bak`, 'utf8')).toBe('manage-cgroups=ignore\n');
});

test('a file that is not what the person was shown is left alone', async () => {
  await expect(applyCriuConfig('criu/link-remap', '')).rejects.toMatchObject({ code: 'input/invalid' });
  expect(await readFile(file, 'utf8')).toBe('manage-cgroups=ignore\n');
});

test('an option with another value is left alone', async () => {
  await writeFile(file, 'ghost-limit 1G\n');
  await expect(applyCriuConfig('criu/ghost-file', 'ghost-limit 1G\n')).rejects.toThrow('ghost-limit 1G');
  expect(await readFile(file, 'utf8')).toBe('ghost-limit 1G\n');
});
