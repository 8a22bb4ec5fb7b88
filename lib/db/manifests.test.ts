import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCheckpoint, type NewCheckpoint } from './checkpoints';
import { ensureLocalHost } from './hosts';
import { completeManifest, failManifest, getManifest, nextToHash, saveListing, saveVerification } from './manifests';
import { migrateDatabase } from './migrate';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { dumpOptionsSchema } from '@/lib/domain/options';
import { freshDataFolder } from './testing/fresh-database';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
beforeEach(async () => {
  data = await freshDataFolder();
  await migrateDatabase();
  await ensureLocalHost('test');
});
afterEach(() => data.remove());

const made = (id: string, state: NewCheckpoint['state'] = 'ready') =>
  createCheckpoint({
    ...{ id, hostId: 'local', name: id, note: '', state, isGolden: false, form: 'directory', compression: 'none' },
    ...{ storage: 'disk', specId: null, specName: null, specSnapshot: demoSpec, containerId: 'c', containerName: 'c' },
    ...{ imageName: 'i', imageId: 'i', path: '/x', sizeBytes: 1, layerBytes: 0, createdByRunId: null, reference: null },
    options: dumpOptionsSchema.parse({}),
    engineFacts: { userdataDir: '/u', upperDir: '/l', network: 'bridge', hostPort: null },
  });
const entry = { path: 'images/a.img', sizeBytes: 7, mtimeMs: 1, sha256: null };
const dumpFacts = { cpuFlags: ['avx'], mounts: [], ipAddress: '10.0.0.2' };

test('a manifest goes from listed to complete and keeps what was at the dump when it is listed again', async () => {
  await made('a');
  await saveListing('a', { entries: [entry, entry], dumpFacts });
  expect(await getManifest('a')).toMatchObject({ state: 'listed', totalBytes: 14, dumpFacts, differences: null });
  await completeManifest('a', [{ ...entry, sha256: 'f00' }]);
  await saveVerification('a', []);
  expect(await getManifest('a')).toMatchObject({ state: 'complete', differences: [], entries: [{ sha256: 'f00' }] });
  await saveListing('a', { entries: [entry] });
  expect(await getManifest('a')).toMatchObject({ state: 'listed', dumpFacts, verifiedAt: null, hashedAt: null });
});

test('what is ready and not hashed is next, oldest first; what failed is not tried for ever', async () => {
  await made('broken', 'broken');
  expect(await nextToHash()).toBeNull();
  await made('a');
  await made('b');
  expect(await nextToHash()).toBe('a');
  await saveListing('a', { entries: [entry] });
  expect(await nextToHash()).toBe('a');
  await completeManifest('a', [entry]);
  expect(await nextToHash()).toBe('b');
  await saveListing('b', { entries: [] });
  await failManifest('b', 'There are no files.');
  expect(await nextToHash()).toBeNull();
  expect(await getManifest('b')).toMatchObject({ state: 'failed', note: 'There are no files.' });
});
