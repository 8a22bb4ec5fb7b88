import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { createRun, updateRun } from '@/lib/db/runs';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';
import { getShared, listShares, makeShare, revokeShare } from './shares';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
beforeEach(async () => {
  data = await freshDataFolder();
  await migrateDatabase();
  await ensureLocalHost('secret-host');
});
afterEach(() => data.remove());

async function endedRun(tcpEstablished: boolean): Promise<string> {
  const options = { checkpointId: 'c', options: { tcpEstablished } };
  const { id } = await createRun({ kind: 'restore', title: 'Restore golden', hostId: 'local', options, phases: [] });
  await updateRun(id, { status: 'running' });
  await updateRun(id, { status: 'succeeded', containerName: 'secret-name', measurement: { t3FirstTokenMs: 400 } });
  return id;
}

test('a link leads to the run without its names, and after it is revoked to nothing, as an unknown one does', async () => {
  const { slug } = await makeShare({ runIds: [await endedRun(true)], showsHostname: false });
  const shared = await getShared(slug);
  expect(shared).toMatchObject({ kind: 'run', run: { measurement: { t3FirstTokenMs: 400 } } });
  expect(JSON.stringify(shared)).not.toContain('secret');
  await revokeShare(slug);
  expect(await getShared(slug)).toBeNull();
  expect(await getShared('A'.repeat(22))).toBeNull();
  expect(await getShared('../runs')).toBeNull();
});

test('a link to several runs compares them, and belongs to exactly these', async () => {
  const runIds = [await endedRun(true), await endedRun(false)];
  const { slug } = await makeShare({ runIds, showsHostname: false });
  expect(await getShared(slug)).toMatchObject({
    kind: 'comparison',
    comparison: { differing: [{ name: 'Setting: tcpEstablished', values: ['true', 'false'] }] },
  });
  expect((await listShares(runIds)).map((share) => share.slug)).toEqual([slug]);
  expect(await listShares(runIds.slice(0, 1))).toEqual([]);
});

test('what is still under way or does not exist is not shared', async () => {
  const run = await createRun({ kind: 'restore', title: 'Restore', hostId: 'local', options: {}, phases: [] });
  await expect(makeShare({ runIds: [run.id], showsHostname: false })).rejects.toMatchObject({ code: 'input/invalid' });
  await expect(makeShare({ runIds: ['nothing'], showsHostname: false })).rejects.toMatchObject({
    code: 'run/not-found',
  });
});
