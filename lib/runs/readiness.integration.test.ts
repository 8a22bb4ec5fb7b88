import { copyFile, open, readFile, stat, truncate, utimes } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getCheckpointRecord, type CheckpointRecord } from '@/lib/db/checkpoints';
import { getManifest, saveListing } from '@/lib/db/manifests';
import { createRun } from '@/lib/db/runs';
import { demoSpec, demoSpecId } from '@/lib/domain/builtin-specs';
import {
  createCheckpointInputSchema,
  restoreInputSchema,
  restoreOptionsSchema,
  type RestoreOptions,
} from '@/lib/domain/options';
import { archiveFileName } from '@/lib/host/podman/dump-args';
import { podman, podmanOrThrow } from '@/lib/host/podman/podman';
import { resumeManifests, whenHashed } from './manifest';
import { whenFinished } from './orchestrator';
import { removeStaleContainer } from './remove-stale-container';
import { checkReadiness } from './readiness';
import type { RunRequest } from './request';
import { ownDataFolder } from './testing/own-data-folder';
import { startVerification, verificationOf } from './verify-checkpoint';
import { ended } from './testing/ended';

// "Will it restore here?" on the real engine: what it finds ends a restore before podman is started, and what a
// person overrides knowingly goes on and works.
const container = `readiness-${process.pid}`;
const stale = `${container}-stale`;
const copy = `${container}-copy`;
let own: Awaited<ReturnType<typeof ownDataFolder>> | null = null;
let checkpoint: CheckpointRecord;
let pages = '';

beforeAll(async () => {
  own = await ownDataFolder('readiness');
  const source = { type: 'spec', specId: demoSpecId, containerName: container };
  const input = createCheckpointInputSchema.parse({ source, name: 'ready', options: {} });
  const made = await ended({ kind: 'checkpoint', input });
  const record = await getCheckpointRecord(made.checkpointId ?? '');
  if (!record) throw new Error(`The checkpoint was not made: ${made.error?.detail ?? 'no error'}`);
  checkpoint = record;
  pages = path.join(checkpoint.path, 'images', 'pages-1.img');
});

afterAll(async () => {
  await podman(['rm', '--force', '--ignore', '--time', '0', container, copy, stale], { timeoutMs: 60_000 });
  await own?.remove();
});

it('the files are written down at the dump, and hashed once no run is under way', async () => {
  const listed = await getManifest(checkpoint.id);
  expect(listed?.state).toBe('listed');
  expect(listed?.totalBytes).toBe(checkpoint.sizeBytes);
  resumeManifests();
  await whenHashed();
  const manifest = await getManifest(checkpoint.id);
  expect(manifest?.state).toBe('complete');
  expect(manifest?.entries.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256 ?? ''))).toBe(true);
  expect(manifest?.dumpFacts?.ipAddress).toMatch(/^10\.\d+\.\d+\.\d+$/);
  expect(manifest?.dumpFacts?.cpuFlags?.length).toBeGreaterThan(10);
});

it('a checkpoint just made is green here, with all but the version of CRIU known', async () => {
  const rows = await checkReadiness(checkpoint, restoreOptionsSchema.parse({}), 'full');
  // An engine of PODMAN_COMMAND, as tests use it, does not say which CRIU it has.
  expect(rows.filter(({ id, verdict }) => verdict !== 'green' && id !== 'criu')).toEqual([]);
});

it('a page file that was cut short is found before podman is started, and cannot be ignored', async () => {
  await copyFile(pages, path.join(own?.folder ?? '', 'pages'));
  const { size, mtime } = await stat(pages);
  await truncate(pages, size - 4096);
  for (const ignoreReadiness of [false, true]) {
    const run = await ended(restore({ ignoreReadiness }));
    expect(run).toMatchObject({ status: 'failed', error: { code: 'checkpoint/damaged' }, commands: [] });
    expect(run.error?.detail).toContain(`images/pages-1.img is shorter: ${size - 4096} of ${size} bytes`);
  }
  await copyFile(path.join(own?.folder ?? '', 'pages'), pages);
  await utimes(pages, mtime, mtime);
});

it('a byte that was changed behind its back is found by Verify now, which names the file', async () => {
  const { mtime } = await stat(pages);
  const before = await readFile(pages);
  await writeByte(pages, 4096, (before[4096] ?? 0) ^ 1);
  await utimes(pages, mtime, mtime);
  expect(await verified()).toMatchObject([{ path: 'images/pages-1.img', fault: 'changed' }]);
  await writeByte(pages, 4096, before[4096] ?? 0);
  await utimes(pages, mtime, mtime);
  expect(await verified()).toEqual([]);
});

it('a red check stops the restore with a way out, and overriding it knowingly restores the same answer', async () => {
  const manifest = await getManifest(checkpoint.id);
  if (!manifest?.dumpFacts) throw new Error('There are no facts of the dump.');
  const { entries, dumpFacts } = manifest;
  const cpuFlags = [...(dumpFacts.cpuFlags ?? []), 'feature_of_another_cpu'];
  await saveListing(checkpoint.id, { entries, dumpFacts: { ...dumpFacts, cpuFlags } });
  const refused = await ended(restore({}));
  expect(refused).toMatchObject({ status: 'failed', error: { code: 'criu/cpu-mismatch' }, commands: [] });
  expect(refused.error?.remedy.at(-1)).toContain('Restore in spite of red checks');
  const overridden = await ended(restore({ ignoreReadiness: true }));
  expect(overridden).toMatchObject({ status: 'succeeded', measurement: { answerMatch: 'same' } });
});

it('an archive that fits under a new name and port is let through; cut short, it is not', async () => {
  const source = { type: 'container', container };
  const input = createCheckpointInputSchema.parse({ source, name: 'packed', options: { form: 'archive' } });
  const { checkpointId } = await ended({ kind: 'checkpoint', input });
  const archive = await getCheckpointRecord(checkpointId ?? '');
  if (!archive) throw new Error('The archive was not made.');
  const options = restoreOptionsSchema.parse({ newName: copy });
  const rows = await checkReadiness(archive, options, 'full');
  expect(rows.filter(({ id, verdict }) => verdict !== 'green' && id !== 'criu')).toEqual([]);
  const taken = await checkReadiness(archive, restoreOptionsSchema.parse({}), 'quick');
  expect(taken.find(({ id }) => id === 'container')).toMatchObject({ verdict: 'red' });
  const whole = await ended({ kind: 'restore', input: { checkpointId: archive.id, options } });
  expect(whole).toMatchObject({ status: 'succeeded', measurement: { answerMatch: 'same' } });
  const file = path.join(archive.path, archiveFileName(archive.options));
  await truncate(file, 4_000_000);
  const short = await ended({ kind: 'restore', input: { checkpointId: archive.id, options } });
  expect(short).toMatchObject({ status: 'failed', error: { code: 'archive/corrupt' }, commands: [] });
});

it('a leftover in the state Created is removed, a container that ran is not', async () => {
  const failed = async (newName: string | null) => {
    const options = restoreInputSchema.parse({ checkpointId: checkpoint.id, options: { newName } });
    const { id } = await createRun({ kind: 'restore', title: 'x', hostId: 'local', options, phases: [] });
    return id;
  };
  await podmanOrThrow(['create', '--name', stale, demoSpec.image]);
  const { runId } = await removeStaleContainer(await failed(stale));
  await whenFinished(runId);
  expect((await podman(['container', 'exists', stale])).exitCode).toBe(1);
  await expect(removeStaleContainer(await failed(container))).rejects.toMatchObject({
    code: 'podman/container-missing',
  });
  expect((await podman(['container', 'exists', container])).exitCode).toBe(0);
});

async function verified() {
  await startVerification(checkpoint.id);
  while (verificationOf(checkpoint.id) !== null) await new Promise((resolve) => setTimeout(resolve, 20));
  return (await getManifest(checkpoint.id))?.differences;
}

async function writeByte(file: string, at: number, value: number): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(Uint8Array.of(value), 0, 1, at);
  await handle.close();
}

function restore(options: Partial<RestoreOptions>): RunRequest {
  return { kind: 'restore', input: restoreInputSchema.parse({ checkpointId: checkpoint.id, options }) };
}
