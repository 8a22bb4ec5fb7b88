import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepRuntimeSpec } from './runtime-spec';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gpu-load-spec-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

const spec = () => path.join(folder, 'config.json');
const write = (text: string) => writeFile(spec(), text);
const read = () => readFile(spec(), 'utf8');

test('a config.json that is lost or cut off is put back as it last was whole', async () => {
  await write('{"version":1}');
  expect(await keepRuntimeSpec(folder)).toBe(false);
  await write('{"version":2}');
  expect(await keepRuntimeSpec(folder)).toBe(false);
  await rm(spec());
  expect(await keepRuntimeSpec(folder)).toBe(true);
  expect(await read()).toBe('{"version":2}');
  for (const half of ['', '{"version":', 'null']) {
    await write(half);
    expect(await keepRuntimeSpec(folder)).toBe(true);
    expect(await read()).toBe('{"version":2}');
  }
});

test('without a copy nothing is invented, and what is whole stays untouched', async () => {
  expect(await keepRuntimeSpec(folder)).toBe(false);
  await write('{"vers');
  expect(await keepRuntimeSpec(folder)).toBe(false);
  expect(await read()).toBe('{"vers');
  await write('{"version":3}');
  expect(await keepRuntimeSpec(folder)).toBe(false);
  expect(await read()).toBe('{"version":3}');
});
