import { expect, test } from 'vitest';
import type { Testbed } from '../testbed';
import { judgeReadiness } from './judge-readiness';
import type { AskedFacts, NowFacts, ThenFacts } from './readiness-facts';
import type { ReadinessId, ReadinessVerdict } from './readiness-row';

const vram = (bytesOf: Record<string, number>) => Object.entries(bytesOf).map(([uuid, bytes]) => ({ uuid, bytes }));
const testbed: Testbed = {
  hostname: 'h',
  cpuModel: 'Intel(R) Xeon(R) Platinum 8480+',
  cpuCount: 16,
  memoryTotalBytes: 128e9,
  kernel: '6.18.5',
  distribution: 'Debian',
  engineKind: 'embedded',
  podman: '5.8.6',
  runtime: 'runc 1.3.6+ds1',
  criu: '4.2.1',
  cudaPlugin: null,
  gpuDriver: '580.159.04',
  gpus: ['NVIDIA H100 80GB HBM3'],
  transparentHugePages: 'madvise',
  cgroupMode: 'v2',
};
const file = { source: '/srv/model.bin', kind: 'file', sizeBytes: 100, mtimeMs: 5 } as const;
const then: ThenFacts = {
  form: 'directory',
  storage: 'disk',
  imageName: 'localhost/gpu-load/demo:1',
  imageId: 'd24f343149303dc26293058cad3dcb62192b4ab1f0be17acddd0144dc51c1f18',
  containerName: 'demo-1',
  hostPort: 8000,
  sizeBytes: 1000,
  layerBytes: 100,
  vramBytes: 500,
  vramOfGpus: vram({ a: 500 }),
  usesNvidia: true,
  testbed,
  dumpFacts: { cpuFlags: ['amx', 'avx2'], mounts: [file], ipAddress: '10.88.0.5' },
};
const now: NowFacts = {
  files: { manifest: 'complete', fileCount: 3, differences: [] },
  image: { id: then.imageId, hasSameId: true },
  container: 'stopped',
  isPortTaken: false,
  addressHolder: '',
  mounts: [file],
  availableMemoryBytes: 5000,
  freeDiskBytes: 5000,
  cpuModel: testbed.cpuModel,
  cpuFlags: ['amx', 'avx2', 'sse'],
  kernel: testbed.kernel,
  versions: testbed,
  gpu: { names: testbed.gpus, driver: testbed.gpuDriver },
  freeVram: vram({ a: 500 }),
};
const asked: AskedFacts = {
  containerName: 'demo-1',
  hostPort: null,
  isStaticIpIgnored: false,
  isStoppedFirst: false,
};

const find = (
  id: ReadinessId,
  patch: { then?: Partial<ThenFacts>; now?: Partial<NowFacts>; asked?: Partial<AskedFacts> },
) =>
  judgeReadiness({ ...then, ...patch.then }, { ...now, ...patch.now }, { ...asked, ...patch.asked }).find(
    (row) => row.id === id,
  );
const shorter = { path: 'images/pages-1.img', fault: 'shorter', expectedBytes: 10, foundBytes: 4 } as const;

test('a host that is as it was at the dump is green in every row', () => {
  const rows = judgeReadiness(then, now, asked);
  expect(rows.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(
    [
      ...['files', 'image', 'container', 'ports', 'address', 'mounts', 'memory', 'disk'],
      ...['gpu', 'driver', 'gpu-memory', 'cpu', 'kernel', 'criu', 'runtime', 'podman'],
    ].map((id) => `${id} green`),
  );
});

test('what is not on record or was not looked at is unknown, never green and never red', () => {
  const nothing: NowFacts = {
    ...{ files: null, image: null, container: null, isPortTaken: null, addressHolder: null, mounts: null },
    ...{ availableMemoryBytes: null, freeDiskBytes: null, cpuModel: null, cpuFlags: null, kernel: null },
    ...{ versions: null, gpu: null, freeVram: null },
  };
  for (const row of judgeReadiness(then, nothing, asked)) expect(row.verdict, row.id).toBe('unknown');
  const old = { ...then, testbed: null, dumpFacts: null, vramBytes: 0, vramOfGpus: [] };
  const unknown = judgeReadiness(old, now, asked).filter(({ verdict }) => verdict === 'unknown');
  expect(unknown.map(({ id }) => id)).toEqual([
    ...['mounts', 'gpu', 'driver', 'gpu-memory', 'cpu', 'kernel', 'criu', 'runtime', 'podman'],
  ]);
});

test('a server without a GPU, a port or mounts has no rows for them', () => {
  const plain = { ...then, usesNvidia: false, hostPort: null, dumpFacts: null, imageId: '' };
  const ids = judgeReadiness(plain, { ...now, mounts: [] }, asked).map(({ id }) => id);
  expect(ids).toEqual(['files', 'container', 'memory', 'disk', 'cpu', 'kernel', 'criu', 'runtime', 'podman']);
});

const table: [ReadinessId, ReadinessVerdict, Parameters<typeof find>[1], RegExp][] = [
  [
    'files',
    'red',
    { now: { files: { manifest: 'complete', fileCount: 3, differences: [shorter] } } },
    /pages-1.img is shorter: 4 of 10/,
  ],
  [
    'files',
    'red',
    {
      now: {
        files: { manifest: 'listed', fileCount: 3, differences: [{ ...shorter, fault: 'missing', foundBytes: null }] },
      },
    },
    /is missing/,
  ],
  [
    'files',
    'amber',
    { now: { files: { manifest: 'complete', fileCount: 3, differences: [{ ...shorter, fault: 'touched' }] } } },
    /Verify now/,
  ],
  ['files', 'green', { now: { files: { manifest: 'listed', fileCount: 3, differences: [] } } }, /not made yet/],
  ['files', 'unknown', { now: { files: { manifest: 'none', fileCount: 0, differences: [] } } }, /no manifest/],
  ['image', 'red', { now: { image: { id: null, hasSameId: false } } }, /not on this host/],
  ['image', 'green', { now: { image: null } }, /holds its image/],
  ['image', 'green', { then: { form: 'archive' } }, /same image/],
  [
    'image',
    'red',
    { then: { form: 'archive' }, now: { image: { id: 'other', hasSameId: true } } },
    /another image now/,
  ],
  ['image', 'amber', { then: { form: 'archive' }, now: { image: { id: null, hasSameId: true } } }, /by name/],
  ['image', 'red', { then: { form: 'archive' }, now: { image: { id: null, hasSameId: false } } }, /not there/],
  ['container', 'red', { now: { container: 'absent' } }, /removed/],
  ['container', 'amber', { now: { container: 'running' } }, /stop it/],
  ['container', 'amber', { now: { container: 'running' }, asked: { isStoppedFirst: true } }, /will be stopped/],
  ['container', 'red', { then: { form: 'archive' } }, /Choose another name/],
  ['container', 'red', { then: { form: 'archive' }, now: { container: 'created' } }, /never ran/],
  [
    'container',
    'green',
    { then: { form: 'archive' }, now: { container: 'absent' }, asked: { containerName: 'copy' } },
    /name copy is free/,
  ],
  ['ports', 'red', { now: { isPortTaken: true } }, /Another program listens on port 8000/],
  ['ports', 'green', { now: { isPortTaken: true, container: 'running' } }, /this very container/],
  [
    'ports',
    'red',
    { then: { form: 'archive' }, now: { isPortTaken: true, container: 'running' }, asked: { hostPort: 9000 } },
    /port 9000/,
  ],
  ['address', 'red', { now: { addressHolder: 'other' } }, /Container other has it/],
  ['address', 'green', { now: { addressHolder: 'other' }, asked: { isStaticIpIgnored: true } }, /free address/],
  ['mounts', 'red', { now: { mounts: [{ ...file, kind: 'missing' }] } }, /Not on this host: \/srv\/model.bin/],
  ['mounts', 'amber', { now: { mounts: [{ ...file, sizeBytes: 99 }] } }, /had 100 B and has 99 B/],
  ['mounts', 'amber', { now: { mounts: [{ ...file, mtimeMs: 6 }] } }, /written to/],
  ['mounts', 'amber', { now: { mounts: [{ ...file, kind: 'folder' }] } }, /was a file and is a folder/],
  ['memory', 'red', { now: { availableMemoryBytes: 999 } }, /about 1000 B/],
  ['disk', 'red', { now: { freeDiskBytes: 99 } }, /100 B are written/],
  ['disk', 'red', { then: { form: 'archive' }, now: { freeDiskBytes: 999 } }, /1000 B are written/],
  ['gpu', 'red', { now: { gpu: { names: [], driver: null } } }, /shows none/],
  ['gpu', 'red', { now: { gpu: { names: ['NVIDIA A100'], driver: '580.159.04' } } }, /Another model/],
  [
    'gpu',
    'amber',
    { now: { gpu: { names: [...testbed.gpus, ...testbed.gpus], driver: null } } },
    /not the same number/,
  ],
  ['gpu', 'amber', { then: { vramOfGpus: vram({ a: 300, b: 200 }) } }, /used 2 GPUs/],
  ['driver', 'red', { now: { gpu: { names: testbed.gpus, driver: '580.99.01' } } }, /Another driver/],
  ['gpu-memory', 'red', { now: { freeVram: vram({ a: 499 }) } }, /500 B of GPU memory/],
  // An empty neighbour does not help; the memory goes back to where it was.
  ['gpu-memory', 'red', { now: { freeVram: vram({ a: 499, b: 9000 }) } }, /500 B of one GPU’s memory/],
  ['gpu-memory', 'red', { now: { freeVram: vram({ c: 499, d: 400 }) } }, /500 B of one GPU’s memory/],
  [
    'gpu-memory',
    'green',
    {
      then: { vramOfGpus: vram({ a: 300, b: 200 }) },
      now: { freeVram: vram({ a: 300, b: 200 }) },
    },
    /enough/,
  ],
  // Checkpoints of earlier versions know only the sum.
  ['gpu-memory', 'green', { then: { vramOfGpus: [] }, now: { freeVram: vram({ a: 300, b: 200 }) } }, /enough/],
  [
    'gpu-memory',
    'red',
    { then: { vramOfGpus: [] }, now: { freeVram: vram({ a: 300, b: 199 }) } },
    /500 B of GPU memory/,
  ],
  ['cpu', 'red', { now: { cpuFlags: ['avx2'] } }, /lacks 1 feature\(s\) of the dump's: amx/],
  ['cpu', 'green', { now: { cpuModel: 'AMD EPYC' } }, /every feature/],
  ['cpu', 'amber', { then: { dumpFacts: null }, now: { cpuModel: 'AMD EPYC' } }, /may lack/],
  ['kernel', 'amber', { now: { kernel: '6.12.1' } }, /Older/],
  ['kernel', 'amber', { now: { kernel: '6.19.0' } }, /Another kernel/],
  ['criu', 'amber', { now: { versions: { ...testbed, criu: '4.1' } } }, /Older/],
  ['criu', 'red', { now: { versions: { ...testbed, criu: '3.17' } } }, /older generation/],
  ['runtime', 'red', { now: { versions: { ...testbed, runtime: 'crun 1.21' } } }, /Another runtime/],
  ['runtime', 'green', { now: { versions: { ...testbed, runtime: 'runc 1.3.6' } } }, /Another build/],
  ['podman', 'amber', { now: { versions: { ...testbed, podman: '5.10.0' } } }, /Newer/],
];

test.each(table)('%s is %s', (id, verdict, patch, reason) => {
  const row = find(id, patch);
  expect(row?.verdict).toBe(verdict);
  expect(row?.reason).toMatch(reason);
});

test('only damaged files and a removed container cannot be overridden', () => {
  const never = table.flatMap(([id, , patch]) => (find(id, patch)?.canIgnore === false ? [id] : []));
  expect(never).toEqual(['files', 'files', 'container']);
});

/** A row as a person reads it. */
const inWords = (row: ReturnType<typeof find>) =>
  row === undefined
    ? 'no row'
    : [
        `${row.id} ${row.verdict}: ${row.reason}`,
        `  then ${row.then ?? 'not on record'}; now ${row.now ?? 'not known'}`,
        ...(row.canIgnore ? [] : ['  cannot be overridden']),
        ...(row.code ? [`  reported as ${row.code}`] : []),
      ].join('\n');

test('what each row says, then and now, is that of the list; after a change look at it, and run this with -u', async () => {
  const nothing: NowFacts = {
    ...{ files: null, image: null, container: null, isPortTaken: null, addressHolder: null, mounts: null },
    ...{ availableMemoryBytes: null, freeDiskBytes: null, cpuModel: null, cpuFlags: null, kernel: null },
    ...{ versions: null, gpu: null, freeVram: null },
  };
  const old = { ...then, testbed: null, dumpFacts: null, vramBytes: 0, vramOfGpus: [] };
  const text = [
    '# As it was at the dump',
    ...judgeReadiness(then, now, asked).map(inWords),
    '# Nothing was looked at',
    ...judgeReadiness(then, nothing, asked).map(inWords),
    '# Nothing of the dump is on record',
    ...judgeReadiness(old, now, asked).map(inWords),
    '# One thing is otherwise',
    ...table.map(([id, , patch]) => inWords(find(id, patch))),
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot('__fixtures__/what-rows-say.txt');
});

const boundaries: [ReadinessId, ReadinessVerdict, Parameters<typeof find>[1]][] = [
  // Exactly enough is enough.
  ['memory', 'green', { now: { availableMemoryBytes: 1000 } }],
  ['disk', 'green', { now: { freeDiskBytes: 100 } }],
  ['disk', 'green', { then: { form: 'archive' }, now: { freeDiskBytes: 1000 } }],
  ['gpu-memory', 'green', { now: { freeVram: vram({ a: 500 }) } }],
  ['criu', 'amber', { now: { versions: { ...testbed, criu: '5.0' } } }],
  ['podman', 'unknown', { now: { versions: { ...testbed, podman: null } } }],
  [
    'gpu',
    'green',
    { then: { testbed: { ...testbed, gpus: ['B', 'A'] } }, now: { gpu: { names: ['A', 'B'], driver: null } } },
  ],
  ['gpu', 'unknown', { then: { testbed: { ...testbed, gpus: [] } } }],
  ['gpu', 'red', { then: { testbed: { ...testbed, gpus: ['A', 'B'] } }, now: { gpu: { names: ['A'], driver: null } } }],
  ['image', 'unknown', { then: { form: 'archive' }, now: { image: null } }],
  ['image', 'unknown', { now: { image: null, container: null } }],
  ['image', 'unknown', { now: { image: null, container: 'absent' } }],
  // By the port that is asked for, not that of the dump; a container that does not run holds no port.
  ['ports', 'red', { now: { isPortTaken: true, container: 'stopped' } }],
  ['ports', 'green', { then: { hostPort: null }, asked: { hostPort: 9000 } }],
  // A source that was missing at the dump, or was not there, cannot have changed; folders are not compared.
  [
    'mounts',
    'green',
    { then: { dumpFacts: { cpuFlags: null, ipAddress: null, mounts: [{ ...file, kind: 'missing' }] } } },
  ],
  ['mounts', 'green', { then: { dumpFacts: { cpuFlags: null, ipAddress: null, mounts: [] } } }],
  [
    'mounts',
    'green',
    {
      then: { dumpFacts: { cpuFlags: null, ipAddress: null, mounts: [{ ...file, kind: 'folder' }] } },
      now: { mounts: [{ ...file, kind: 'folder', sizeBytes: 1, mtimeMs: 1 }] },
    },
  ],
  ['cpu', 'green', { then: { dumpFacts: { ...then.dumpFacts!, cpuFlags: null } } }],
  ['cpu', 'green', { now: { cpuFlags: null } }],
  ['cpu', 'unknown', { then: { testbed: null }, now: { cpuFlags: null } }],
];

test.each(boundaries)('%s is %s at the edge', (id, verdict, patch) => {
  expect(find(id, patch)?.verdict).toBe(verdict);
});

test('three damaged files are named and the others counted; eight lacking features likewise', () => {
  const damaged = (count: number) => Array.from({ length: count }, (_, i) => ({ ...shorter, path: `f${i}` }));
  const files = (count: number) =>
    find('files', { now: { files: { manifest: 'complete', fileCount: 9, differences: damaged(count) } } });
  expect(files(3)?.reason).toMatch(/f0 .*; f1 .*; f2 [^;]*\.$/);
  expect(files(3)?.reason).not.toContain('more');
  expect(files(5)?.reason).toMatch(/f2 [^;]*\. And 2 more\.$/);
  expect(files(5)?.now).toBe('5 damaged');
  const flags = (count: number) => Array.from({ length: count }, (_, i) => `x${i}`);
  const cpu = (count: number) =>
    find('cpu', { then: { dumpFacts: { ...then.dumpFacts!, cpuFlags: flags(count) } }, now: { cpuFlags: [] } });
  expect(cpu(8)?.reason).toMatch(/lacks 8 feature.*x0, x1, .*x7\.$/);
  expect(cpu(9)?.reason).toMatch(/lacks 9 feature.*x7, …\.$/);
});
