import { lstat, readdir, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordedCheckpoint, viewOf } from '@/lib/archive/testing/recorded-checkpoint';
import type { ContentsView } from '@/lib/domain/contents/contents-view';

let recorded: Awaited<ReturnType<typeof recordedCheckpoint>>;
let view: ContentsView;
beforeAll(async () => {
  recorded = await recordedCheckpoint();
  view = await viewOf(recorded.gzip);
});
afterAll(() => recorded.remove());

const sum = ({ bytesByKind }: ContentsView) => bytesByKind.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0);
const bytesOf = (kind: string) => view.bytesByKind.find((one) => one.kind === kind)?.sizeBytes ?? 0;

test('the kinds add up to every byte: of a folder on disk, of an archive unpacked', async () => {
  const folder = await viewOf(recorded.folder);
  let onDisk = 0;
  for (const name of await readdir(recorded.folder.folder, { recursive: true })) {
    const found = await lstat(path.join(recorded.folder.folder, name));
    if (found.isFile()) onDisk += found.size;
  }
  expect(folder.source).toMatchObject({ sizeBytes: onDisk, contentBytes: onDisk, compression: 'none' });
  expect(sum(folder)).toBe(onDisk);
  const plain = await viewOf(recorded.plain);
  expect(plain.source.sizeBytes).toBe((await stat(recorded.plain.file)).size);
  expect(sum(plain)).toBe(plain.source.sizeBytes);
  expect(view.source).toMatchObject({ compression: 'gzip', contentBytes: recorded.bytes.length });
  expect(sum(view)).toBe(recorded.bytes.length);
});

test('memory of all processes and kinds adds up to the files of pages', () => {
  const pages = view.files.filter(({ name }) => /pages-\d+\.img$/.test(name));
  const pageBytes = pages.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0);
  expect(view.memory.reduce((bytes, { savedBytes }) => bytes + savedBytes, 0)).toBe(pageBytes);
  expect(view.memory.flatMap(({ kinds }) => kinds).reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0)).toBe(
    pageBytes,
  );
  expect(view.mappings.top.reduce((bytes, { savedBytes }) => bytes + savedBytes, 0)).toBe(pageBytes);
  expect(bytesOf('memory-heap')).toBeGreaterThan(0);
  expect(bytesOf('memory-stack')).toBeGreaterThan(0);
});

test('the tree of processes is that of the shell, with arguments out of memory', () => {
  const tree = view.processes.map(({ pid, ppid, arguments: argv }) => [pid, ppid, argv?.slice(0, 2).join(' ')]);
  expect(tree.sort()).toEqual([
    [1, 0, 'sh -c'],
    [11, 1, 'sleep 100002'],
    [12, 1, 'cat'],
    [13, 9, 'sleep 100001'],
    [8, 1, 'sleep 100000'],
    [9, 1, 'flock /var/tmp/lock'],
  ]);
  expect(view.processes[0]).toMatchObject({ comm: 'sh', state: 'running', uid: 0, seccomp: 'filter' });
});

test('environments come with names only, and secrets are marked', () => {
  const environment = view.processes.find(({ pid }) => pid === 1)?.environment;
  expect(environment).toContainEqual({ name: 'HF_TOKEN', value: null, isSecret: true });
  expect(environment).toContainEqual({ name: 'GREETING', value: null, isSecret: false });
  expect(JSON.stringify(view)).not.toContain('hf_notAReal');
});

test('open files have their flags, offsets and whether they were deleted', () => {
  const file = (fd: number) => view.openFiles.find((one) => one.pid === 1 && one.fd === fd);
  expect(file(4)).toMatchObject({ type: 'file', name: '/var/tmp/notes', positionBytes: 4, isDeleted: false });
  expect(file(4)?.flags).toEqual(expect.arrayContaining(['O_WRONLY', 'O_APPEND']));
  expect(file(5)).toMatchObject({ name: '/etc/hostname', flags: expect.arrayContaining(['O_RDONLY']) as unknown });
  expect(file(6)).toMatchObject({ isDeleted: true });
  expect(bytesOf('ghost-files')).toBeGreaterThan(0);
});

test('a pipe has its two ends, a FIFO its path, a lock its file', () => {
  const shared = view.pipes.find(({ readers, writers }) => readers.length > 0 && writers.length > 0);
  expect(shared).toMatchObject({ type: 'pipe', bufferedBytes: 0 });
  expect(shared?.writers).toContainEqual({ pid: 11, fd: 1 });
  expect(shared?.readers).toContainEqual({ pid: 12, fd: 0 });
  expect(view.pipes.find(({ type }) => type === 'fifo')).toMatchObject({ name: '/tmp/queue' });
  expect(view.fileLocks).toMatchObject([{ kind: 'flock', access: 'write', file: '/var/tmp/lock', lengthBytes: 0 }]);
});

test('podman says the name and image, CRIU how long it took', () => {
  expect(view.config).toMatchObject({ name: 'fixture', image: 'localhost/gpu-load/demo:1', runtime: 'runc' });
  expect(view.statistics).toMatchObject({ pagesScanned: 261, pagesWritten: 174 });
  expect(view.namespaces.find(({ type }) => type === 'pid')?.pids).toHaveLength(6);
  expect(view.mounts.find(({ mountpoint }) => mountpoint === '/')).toMatchObject({ fileSystem: 'overlay' });
});

test('an unknown image is named and counted, a damaged one reported, and the rest is still shown', async () => {
  const own = await recordedCheckpoint();
  const images = path.join(own.folder.folder, 'checkpoint');
  await writeFile(path.join(images, 'novelty-1.img'), Buffer.alloc(100));
  await truncate(path.join(images, 'files.img'), 40);
  await symlink('/etc/passwd', path.join(images, 'link.img'));
  const found = await viewOf(own.folder);
  const file = (name: string) => found.files.find((one) => one.name.endsWith(name));
  expect(file('novelty-1.img')).toMatchObject({ kind: 'unknown', sizeBytes: 100, reading: 'unknown' });
  expect(file('files.img')).toMatchObject({ reading: 'failed', note: 'is cut off within a record' });
  expect(file('link.img')).toBeUndefined();
  expect(found.processes).toHaveLength(6);
  expect(sum(found)).toBe(found.source.contentBytes);
  expect(found.notes.join(' ')).toContain('files.img is cut off');
  await own.remove();
});

test('a file of pages that is gone or cut off is told, with whose memory it was', async () => {
  expect(view.notes.join(' ')).not.toContain('pages-');
  const own = await recordedCheckpoint();
  const pages = path.join(own.folder.folder, 'checkpoint', 'pages-1.img');
  const { size } = await stat(pages);
  await truncate(pages, size - 5000);
  const short = await viewOf(own.folder);
  expect(short.notes.join(' ')).toContain(`pages-1.img is too short: ${size - 5000} of the ${size} bytes`);
  expect(sum(short)).toBe(short.source.contentBytes);
  await rm(pages);
  const gone = await viewOf(own.folder);
  expect(gone.notes.join(' ')).toMatch(/pages-1\.img is missing, .*process 1\b/);
  expect(gone.processes).toHaveLength(6);
  expect(sum(gone)).toBe(gone.source.contentBytes);
  await own.remove();
});

test('without an inventory, and when it is cut off, it is refused by name', async () => {
  const own = await recordedCheckpoint();
  await truncate(path.join(own.folder.folder, 'checkpoint', 'inventory.img'), 0);
  await expect(viewOf(own.folder)).rejects.toMatchObject({ code: 'archive/corrupt' });
  await truncate(own.plain.file, 400_000);
  await expect(viewOf(own.plain)).rejects.toMatchObject({ code: 'archive/corrupt' });
  await own.remove();
  await expect(viewOf(own.plain)).rejects.toMatchObject({ code: 'archive/missing' });
});
