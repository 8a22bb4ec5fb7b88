import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import type { ContentsView } from '@/lib/domain/contents/contents-view';
import type { MemorySearchEvent } from '@/lib/domain/contents/memory-search';
import { createCheckpointInputSchema, type DumpOptions } from '@/lib/domain/options';
import { bootstrapRoot } from '@/lib/host/engine/bootstrap-root';
import { engineLayout } from '@/lib/host/engine/layout';
import { podman } from '@/lib/host/podman/podman';
import { exec } from '@/lib/host/process/exec';
import { treeSizeBytes } from '@/lib/host/storage/tree-size';
import { finished } from '@/lib/runs/testing/finished';
import { ownDataFolder } from '@/lib/runs/testing/own-data-folder';
import { countPages } from './count-pages';
import { getCheckpointContents } from './get-checkpoint-contents';
import { getContentsDiff } from './get-contents-diff';
import { getProcessEnvironment } from './get-process-environment';
import { searchMemory } from './search-memory';

// A real dump of the demo, read here and by CRIU's own Python reader, which comes from the engine's distribution.
const container = `contents-${process.pid}`;
let own: Awaited<ReturnType<typeof ownDataFolder>> | null = null;
let critRoot = '';
let firstId = '';
let first: ContentsView;

beforeAll(async () => {
  critRoot = path.join(engineLayout().folder, 'crit');
  await bootstrapRoot(critRoot, 'forky', ['python3-pycriu']);
  own = await ownDataFolder('contents');
  firstId = await dump('first', {}, true);
  first = await getCheckpointContents(firstId);
});

afterAll(async () => {
  await podman(['rm', '--force', '--ignore', '--time', '0', container], { timeoutMs: 60_000 });
  await own?.remove();
});

it('has the processes that pycriu decodes, field by field', async () => {
  const decoded = await pycriu(firstId);
  const tree = decoded['pstree.img'] as unknown as {
    pid: number;
    ppid: number;
    pgid: number;
    sid: number;
    threads: number[];
  }[];
  expect(first.processes).toHaveLength(tree.length);
  for (const { pid, ppid, pgid, sid, threads } of tree) {
    const found = first.processes.find((process) => process.pid === pid);
    const core = decoded[`core-${pid}.img`]?.[0] as { tc: { comm: string }; thread_core: { creds: { uid: number } } };
    expect(found).toMatchObject({ pid, ppid, pgid, sid, comm: core.tc.comm, uid: core.thread_core.creds.uid });
    expect(found?.threads.map(({ tid }) => tid)).toEqual(threads);
  }
});

it('has the open files and sockets that pycriu decodes, field by field', async () => {
  const decoded = await pycriu(firstId);
  const files = decoded['files.img'] as unknown as CritFile[];
  const fdinfo = Object.entries(decoded)
    .filter(([name]) => name.startsWith('fdinfo-'))
    .flatMap(([, entries]) => entries);
  expect(first.openFiles.map(({ fd, fileId }) => ({ fd, id: fileId }))).toEqual(
    fdinfo.map(({ fd, id }) => ({ fd, id })),
  );
  for (const { fileId, name, positionBytes } of first.openFiles) {
    const reg = files.find(({ id }) => id === fileId)?.reg;
    if (reg) expect({ name, positionBytes }).toEqual({ name: reg.name, positionBytes: Number(reg.pos) });
  }
  const inet = files.flatMap(({ id, isk }) => (isk ? [{ id, ...isk }] : []));
  expect(inet.length).toBeGreaterThan(0);
  for (const { id, src_port, dst_port, src_addr, state } of inet) {
    const socket = first.sockets.find(({ fileId }) => fileId === id);
    expect(socket?.local).toBe(`${src_addr.join('')}:${src_port}`);
    expect(socket?.peer === null).toBe(dst_port === 0);
    expect(socket?.state.toUpperCase().startsWith(state.slice(0, 6))).toBe(true);
  }
});

it('has the control groups, timers and waiting signals that pycriu decodes', async () => {
  const decoded = await pycriu(firstId);
  const cgroup = decoded['cgroup.img']?.[0] as unknown as CritCgroup | undefined;
  const roots = (cgroup?.controllers ?? []).flatMap(({ cnames, dirs }) =>
    (dirs ?? []).map(({ dir_name }) => ({ controllers: cnames, path: dir_name })),
  );
  for (const { controllers, path: root } of roots) {
    expect(first.cgroups.map((one) => [one.controllers, one.path])).toContainEqual([controllers, root]);
  }
  const sets = (cgroup?.sets ?? []).map(({ ctls }) => ctls.map(({ path: place }) => place));
  for (const { pid, cgroups, pendingSignals, timers, threads } of first.processes) {
    if (cgroup) expect(sets).toContainEqual(cgroups.map(({ path: place }) => place));
    const { tc } = decoded[`core-${pid}.img`]?.[0] as unknown as { tc: CritTask };
    const ofThreads = threads.flatMap(({ tid }) => {
      const core = decoded[`core-${tid}.img`]?.[0] as unknown as { thread_core: { signals_p?: CritSignals } };
      return core.thread_core.signals_p?.signals ?? [];
    });
    expect(pendingSignals).toHaveLength((tc.signals_s?.signals ?? []).length + ofThreads.length);
    expect(timers.filter(({ type }) => type === 'posix')).toHaveLength(tc.timers?.posix?.length ?? 0);
  }
});

it('counts as many pages as pycriu and CRIU itself do, and every byte on disk', async () => {
  const decoded = await pycriu(firstId);
  const entries = Object.entries(decoded)
    .filter(([name]) => name.startsWith('pagemap-'))
    .flatMap(([, all]) => all.slice(1));
  const pages = entries.reduce((sum, entry) => sum + Number(entry.nr_pages ?? entry.compat_nr_pages), 0);
  const savedBytes = first.memory.reduce((sum, one) => sum + one.savedBytes, 0);
  expect(savedBytes).toBe(pages * 4096);
  const record = await getCheckpointRecord(firstId);
  expect(pages).toBe(record?.dumpMeasurement?.dumpStats?.pagesWritten);
  const sum = first.bytesByKind.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0);
  expect(sum).toBe(await treeSizeBytes(record?.path ?? ''));
});

it('reads archives of every compression, with what podman wrote beside the images', async () => {
  for (const compression of ['none', 'gzip', 'zstd'] as const) {
    const view = await getCheckpointContents(await dump(compression, { form: 'archive', compression }));
    const sum = view.bytesByKind.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0);
    expect(view.source).toMatchObject({ compression, contentBytes: sum });
    expect(view.config).toMatchObject({ name: container });
    expect(view.statistics?.pagesWritten).toBe(view.memory.reduce((bytes, one) => bytes + one.savedBytes, 0) / 4096);
    expect(view.processes.map(({ arguments: argv }) => argv)).toEqual(
      first.processes.map(({ arguments: argv }) => argv),
    );
  }
});

it('gives the environment of one process, finds it in memory, counts the pages, and compares two', async () => {
  const { environment } = await getProcessEnvironment(firstId, 1);
  expect(environment).toContainEqual({ name: 'container', value: 'podman', isSecret: false });
  const input = { q: 'container=podman', as: 'text', limit: 3 } as const;
  const events: MemorySearchEvent[] = [];
  for await (const event of searchMemory(firstId, input, new AbortController().signal)) events.push(event);
  expect(events.find(({ type }) => type === 'hit')).toMatchObject({ hit: { pid: 1, match: 'container=podman' } });
  expect(events.at(-1)).toMatchObject({ type: 'done' });
  let last: unknown = null;
  for await (const event of countPages(firstId, new AbortController().signal)) last = event;
  expect(last).toMatchObject({ type: 'done', statistics: { isExact: true } });
  const diff = await getContentsDiff(firstId, firstId);
  expect(diff.processes).toMatchObject({ added: [], removed: [], changed: [], sameCount: first.processes.length });
});

it('finds no other processes, files and sockets in another start of the same server', async () => {
  await podman(['rm', '--force', '--time', '0', container], { timeoutMs: 60_000 });
  const diff = await getContentsDiff(firstId, await dump('another-start', {}, true));
  const { processes, openFiles, sockets } = diff;
  for (const sort of [processes, openFiles, sockets]) expect(sort).toMatchObject({ added: [], removed: [] });
  expect(processes.sameCount + processes.changed.length).toBe(first.processes.length);
  expect(openFiles.sameCount + openFiles.changed.length).toBe(first.openFiles.length);
  expect(sockets.changed).toEqual([]);
});

interface CritFile {
  id: number;
  reg?: { name: string; pos: number };
  isk?: { src_port: number; dst_port: number; src_addr: string[]; state: string };
}

interface CritCgroup {
  sets: { ctls: { name: string; path: string }[] }[];
  controllers: { cnames: string[]; dirs?: { dir_name: string }[] }[];
}

interface CritSignals {
  signals?: object[];
}

interface CritTask {
  signals_s?: CritSignals;
  timers?: { posix?: object[] };
}

type CritEntry = Record<string, number | string | object>;

async function dump(name: string, options: Partial<DumpOptions>, isNew = false): Promise<string> {
  const source = isNew
    ? { type: 'spec', specId: demoSpecId, containerName: container }
    : { type: 'container', container };
  const input = createCheckpointInputSchema.parse({ source, name, options: { leaveRunning: true, ...options } });
  return (await finished({ kind: 'checkpoint', input })).checkpointId ?? '';
}

const script = `
import json, os, sys, pycriu
out = {}
for name in sorted(os.listdir('/mnt/images')):
    try:
        with open('/mnt/images/' + name, 'rb') as f:
            out[name] = pycriu.images.load(f, name in ('files.img',), True)['entries']
    except Exception:
        pass
json.dump(out, sys.stdout, default=str)
`;

/** Entries by image, as pycriu decodes them; addresses of files.img as it prints them. */
async function pycriu(id: string): Promise<Record<string, CritEntry[]>> {
  const images = path.join((await getCheckpointRecord(id))?.path ?? '', 'images');
  const copy = path.join(critRoot, 'mnt', 'images');
  await mkdir(copy, { recursive: true });
  for (const name of await readdir(images)) {
    if (!name.startsWith('pages-')) await copyFile(path.join(images, name), path.join(copy, name));
  }
  const result = await exec(['chroot', critRoot, 'python3', '-c', script]);
  await rm(copy, { recursive: true });
  expect(result.stderr).toBe('');
  return JSON.parse(result.stdout) as Record<string, CritEntry[]>;
}
