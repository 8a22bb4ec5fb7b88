import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseNetworkStatus } from './address-of';
import { parseCpuFlags, readCpuFlags } from './cpu-flags';
import { freeDiskBytes } from './free-disk-bytes';
import { hashFile } from './hash-file';
import { listFiles } from './list-files';
import { readMountFacts } from './mount-facts';
import { isPortTaken } from './port-taken';

let folder = '';
beforeAll(async () => {
  process.env.PODMAN_COMMAND = 'podman';
  folder = await mkdtemp(path.join(os.tmpdir(), 'gpu-load-readiness-'));
});
afterAll(() => rm(folder, { recursive: true }));

const fixture = (name: string) => readFile(path.join(import.meta.dirname, '__fixtures__', name), 'utf8');

test('the address of a container is read from what podman leaves at a dump', async () => {
  expect(parseNetworkStatus(await fixture('network-status.json'))).toBe('10.120.109.4');
  for (const text of ['', '{', '[]', '{"podman":{}}', '{"podman":{"interfaces":{"eth0":{}}}}'])
    expect(parseNetworkStatus(text), text).toBeNull();
});

test.each(['127.0.0.1', '0.0.0.0', '::', '127.0.0.2'])('a port is taken by who listens on %s', async (address) => {
  const server = createServer().listen(0, address);
  await new Promise((resolve) => server.once('listening', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  expect(await isPortTaken(port, { isLoopback: false })).toBe(true);
  expect(await isPortTaken(port, { isLoopback: true })).toBe(address !== '127.0.0.2');
  await new Promise((resolve) => server.close(resolve));
  expect(await isPortTaken(port, { isLoopback: false })).toBe(false);
});

test('features of the CPU are known here, and read on both architectures', async () => {
  expect((await readCpuFlags())?.length).toBeGreaterThan(5);
  expect(parseCpuFlags('processor\t: 0\nflags\t\t: sse2 avx\n\nprocessor\t: 1\nflags\t\t: x\n')).toEqual([
    'avx',
    'sse2',
  ]);
  expect(parseCpuFlags('Features\t: fp asimd\n')).toEqual(['asimd', 'fp']);
  expect(parseCpuFlags('model name : x')).toBeNull();
});

test('regular files are listed with their size however deep, links and folders are not', async () => {
  const tree = path.join(folder, 'tree');
  await mkdir(path.join(tree, 'a', 'b'), { recursive: true });
  await writeFile(path.join(tree, 'a', 'b', 'deep'), 'xyz');
  await writeFile(path.join(tree, 'top'), '');
  await symlink('/etc/passwd', path.join(tree, 'link'));
  const files = await listFiles(tree);
  expect([...files].map(([name, { sizeBytes }]) => [name, sizeBytes]).sort()).toEqual([
    ['a/b/deep', 3],
    ['top', 0],
  ]);
  expect(await listFiles(path.join(folder, 'none'))).toEqual(new Map());
});

test('a file is hashed as sha256sum does, and the reader may be held up between blocks', async () => {
  const file = path.join(folder, 'abc');
  await writeFile(file, 'abc');
  expect(await hashFile(file)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  const large = path.join(folder, 'large');
  await writeFile(large, Buffer.alloc(2 * 1024 ** 2 + 1));
  const seen: number[] = [];
  await hashFile(large, async (doneBytes) => void seen.push(doneBytes));
  expect(seen).toEqual([0, 1024 ** 2, 2 * 1024 ** 2, 2 * 1024 ** 2 + 1]);
  await expect(hashFile(path.join(folder, 'none'))).rejects.toThrow('ENOENT');
});

test('sources of mounts are told apart', async () => {
  const file = path.join(folder, 'model.bin');
  await writeFile(file, '12345');
  await chmod(file, 0o600);
  const facts = await readMountFacts([file, folder, '/dev/null', path.join(folder, 'gone')]);
  expect(facts.map(({ kind, sizeBytes }) => [kind, sizeBytes])).toEqual([
    ['file', 5],
    ['folder', null],
    ['other', null],
    ['missing', null],
  ]);
});

test('free disk is told where there is a folder', async () => {
  expect(await freeDiskBytes(folder)).toBeGreaterThan(0);
  expect(await freeDiskBytes(path.join(folder, 'none'))).toBeNull();
});
