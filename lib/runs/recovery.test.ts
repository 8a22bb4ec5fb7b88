import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { updateCheckpoint } from '@/lib/db/checkpoints';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { updatePhase } from '@/lib/db/run-phases';
import { createRun, getRunDetail, updateRun } from '@/lib/db/runs';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';
import { seedCheckpoints } from '@/lib/db/testing/seed-checkpoints';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { forgetEngine } from '@/lib/host/engine/resolve';
import { recover } from './recovery';

const storedAt = new Date('2026-11-28T10:00:00.000Z');

let data: Awaited<ReturnType<typeof freshDataFolder>>;
beforeAll(async () => {
  data = await freshDataFolder();
  // Recovery asks it what is left; here nothing is.
  const podman = path.join(data.folder, 'podman');
  await writeFile(podman, '#!/bin/sh\nexit 125\n');
  await chmod(podman, 0o755);
  process.env.PODMAN_COMMAND = podman;
  forgetEngine();
  await migrateDatabase();
  await ensureLocalHost('here');
  await seedCheckpoints(2);
});
afterAll(async () => {
  delete process.env.PODMAN_COMMAND;
  forgetEngine();
  await data.remove();
});

/** A checkpoint's run as a server leaves it that is killed after its last phase. */
async function leftRun(checkpointId: string): Promise<string> {
  const { id } = await createRun({
    ...{ kind: 'checkpoint', title: 'checkpoint', hostId: 'local', spec: demoSpec, options: {} },
    phases: ['dump', 'store'],
  });
  await updateRun(id, { status: 'running', startedAt: new Date('2026-11-28T09:59:00.000Z'), checkpointId });
  const startedAt = new Date('2026-11-28T09:59:58.000Z');
  await updatePhase(id, 'dump', { status: 'skipped' });
  await updatePhase(id, 'store', { status: 'succeeded', startedAt, durationMs: 2_000 });
  return id;
}

test('a run whose checkpoint was ready has succeeded when its last phase ended; one before that was interrupted', async () => {
  const done = await leftRun('c-0');
  const undone = await leftRun('c-1');
  await updateCheckpoint('c-1', { state: 'creating' });

  await recover();

  expect(await getRunDetail(done)).toMatchObject({
    status: 'succeeded',
    finishedAt: storedAt.toISOString(),
    currentPhase: null,
    error: null,
  });
  expect(await getRunDetail(undone)).toMatchObject({ status: 'interrupted', error: { code: 'run/interrupted' } });
});
