import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { dumpOptionsSchema } from '@/lib/domain/options';
import type { RunKind } from '@/lib/domain/run-kind';
import { applyRetention, previewRetention, saveRetention } from './retention';
import { createCheckpoint } from '@/lib/db/checkpoints';
import { db } from '@/lib/db/client';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { addLogFile } from '@/lib/db/run-commands';
import { appendLog, listLog } from '@/lib/db/run-events';
import { createRun, getRunDetail, updateRun } from '@/lib/db/runs';
import { createShare, revokeShare } from '@/lib/db/shares';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
beforeEach(async () => {
  data = await freshDataFolder();
  await migrateDatabase();
  await ensureLocalHost('test');
});
afterEach(() => data.remove());

const inAMonth = new Date(Date.now() + 31 * 24 * 3_600_000);
const month = { keep: 'days', days: 30 } as const;

async function ended(kind: RunKind = 'stop', parentRunId: string | null = null): Promise<string> {
  const { id } = await createRun({ kind, title: kind, hostId: 'local', parentRunId, options: {}, phases: [] });
  await updateRun(id, { status: 'running', startedAt: new Date() });
  await appendLog(id, [{ source: 'engine', text: 'a line' }]);
  await updateRun(id, { status: 'succeeded', finishedAt: new Date(), measurement: { t3FirstTokenMs: 7 } });
  return id;
}

const golden = (createdByRunId: string) =>
  createCheckpoint({
    ...{ hostId: 'local', name: 'g', note: '', state: 'ready', isGolden: true, form: 'directory', compression: 'none' },
    ...{
      storage: 'disk',
      specId: null,
      specName: 'demo',
      specSnapshot: demoSpec,
      containerId: 'c',
      containerName: 'c',
    },
    ...{ imageName: 'i', imageId: 'i', path: '/c', sizeBytes: 0, layerBytes: 0, reference: null, createdByRunId },
    ...{ options: dumpOptionsSchema.parse({}), engineFacts: { userdataDir: '/u', upperDir: '/d', network: 'bridge', hostPort: null } }, // prettier-ignore
  });

const textsOf = async (id: string) => (await listLog(id)).map(({ text }) => text);

test('by itself nothing ever goes', async () => {
  const id = await ended();
  expect((await previewRetention({ keep: 'all' }, inAMonth)).runs).toBe(0);
  expect(await applyRetention(inAMonth)).toBe(0);
  expect(await textsOf(id)).toEqual(['a line']);
});

test('an old log goes with its files; the run, its figures and a sentence stay, and it does not go twice', async () => {
  const id = await ended();
  const folder = path.join(data.folder, 'runs', id);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'dump.log.gz'), Buffer.alloc(1_000));
  await addLogFile(id, { name: 'dump.log', path: path.join(folder, 'dump.log.gz'), sizeBytes: 1_000 });
  await saveRetention(month);
  const preview = await previewRetention(month, inAMonth);
  expect(preview).toMatchObject({
    runs: 1,
    events: 3,
    fileBytes: 1_000,
    spared: { golden: 0, shared: 0, benchmark: 0 },
  });
  expect(preview.eventBytes).toBeGreaterThan(100);
  expect(await applyRetention(new Date())).toBe(0);
  expect(await applyRetention(inAMonth)).toBe(1);
  expect(await textsOf(id)).toEqual([expect.stringContaining('The log was removed on')]);
  expect(await getRunDetail(id)).toMatchObject({
    status: 'succeeded',
    measurement: { t3FirstTokenMs: 7 },
    logFiles: [],
  });
  await expect(stat(folder)).rejects.toThrow('ENOENT');
  expect(await applyRetention(inAMonth)).toBe(0);
});

test('golden, shared and benchmark logs are kept and counted, with their relatives', async () => {
  const made = await ended('checkpoint');
  await golden(made);
  const benchmark = await ended('benchmark');
  const sample = await ended('restore', benchmark);
  const demo = await ended('demo');
  const ofDemo = await ended('restore', demo);
  await createShare({ kind: 'run', runIds: [demo], showsHostname: false });
  const plain = await ended();
  const { slug } = await createShare({ kind: 'run', runIds: [plain], showsHostname: false });
  await saveRetention(month);
  expect(await previewRetention(month, inAMonth)).toMatchObject({
    runs: 0,
    spared: { golden: 1, shared: 3, benchmark: 2 },
  });
  await revokeShare(slug);
  expect(await applyRetention(inAMonth)).toBe(1);
  for (const id of [made, benchmark, sample, demo, ofDemo]) expect(await textsOf(id)).toEqual(['a line']);
});

test('a number of newest runs is kept, and a run that is under way is never touched', async () => {
  const ids = [];
  for (let i = 0; i < 14; i += 1) ids.push(await ended());
  const open = await createRun({ kind: 'stop', title: 'open', hostId: 'local', options: {}, phases: [] });
  await appendLog(open.id, [{ source: 'engine', text: 'a line' }]);
  await appendLog(open.id, [{ source: 'engine', text: 'a line' }]);
  await db().run.update({ where: { id: open.id }, data: { createdAt: new Date(0) } });
  await saveRetention({ keep: 'runs', runs: 10 });
  expect(await applyRetention()).toBe(4);
  const left = await Promise.all(ids.map(async (id) => (await textsOf(id))[0] === 'a line'));
  expect(left).toEqual([...Array<boolean>(4).fill(false), ...Array<boolean>(10).fill(true)]);
  expect(await textsOf(open.id)).toEqual(['a line', 'a line']);
});
