import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeConfigFile } from './runtime-config';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gpu-load-criu-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the settings as they were stay beside the new ones', async () => {
  const file = path.join(folder, 'runc.conf');
  await writeFile(file, 'manage-cgroups=ignore\n');
  await writeConfigFile(file, 'manage-cgroups=ignore\nlink-remap\n');
  expect(await readFile(file, 'utf8')).toBe('manage-cgroups=ignore\nlink-remap\n');
  expect(await readFile(`${file}.bak`, 'utf8')).toBe('manage-cgroups=ignore\n');
  expect((await readdir(folder)).sort()).toEqual(['runc.conf', 'runc.conf.bak']);
});

test('settings that are not there yet are made with their folder, and leave no backup', async () => {
  const file = path.join(folder, 'criu', 'runc.conf');
  await writeConfigFile(file, 'link-remap\n');
  expect(await readdir(path.dirname(file))).toEqual(['runc.conf']);
});
