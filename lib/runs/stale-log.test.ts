import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { CheckpointRecord } from '@/lib/db/checkpoints';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { addLogFile, getLogFile } from '@/lib/db/run-commands';
import { createRun, getRunDetail, listRuns } from '@/lib/db/runs';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { dumpOptionsSchema, restoreInputSchema } from '@/lib/domain/options';
import { runFilterSchema } from '@/lib/domain/run-filter';
import { forgetEngine } from '@/lib/host/engine/resolve';
import type { ContainerFacts } from '@/lib/host/podman/inspect-container';
import { dump } from './dump';
import { recover } from './recovery';
import { restoreContainer } from './restore-container';
import { RunContext } from './run-context';

// An earlier run's log, with a cause that the catalogue knows. The engine here fails before CRIU begins.
const oldLog = [
  '(00.100000)      1: Error (criu/files-reg.c:2244): File usr/bin/python3 has bad size 1 (expect 2)',
  '(00.200000) Error (criu/cr-restore.c:2605): Restoring FAILED.',
  '(00.300000) Error (criu/cr-dump.c:2111): Dumping FAILED.',
  '',
].join('\n');

let data: Awaited<ReturnType<typeof freshDataFolder>> | null = null;
let userdataDir = '';
beforeEach(async () => {
  await data?.remove();
  data = await freshDataFolder();
  userdataDir = path.join(data.folder, 'userdata');
  await mkdir(userdataDir);
  await engine('echo "Error: something before CRIU" >&2; exit 125');
  await migrateDatabase();
  await ensureLocalHost('here');
});
afterAll(async () => {
  delete process.env.PODMAN_COMMAND;
  await data?.remove();
});

async function engine(script: string): Promise<void> {
  const file = path.join(data?.folder ?? '', 'podman');
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  process.env.PODMAN_COMMAND = file;
  forgetEngine();
}

async function newRun(kind: 'checkpoint' | 'restore'): Promise<RunContext> {
  const phases = kind === 'checkpoint' ? (['dump'] as const) : (['restore'] as const);
  const run = await createRun({ kind, title: kind, hostId: 'local', spec: demoSpec, options: {}, phases: [...phases] });
  return new RunContext(run.id, new AbortController().signal, performance.now(), phases);
}

function checkpoint(form: 'directory' | 'archive'): CheckpointRecord {
  return {
    ...{ form, containerId: 'c1', containerName: 'c', path: path.join(data?.folder ?? '', 'checkpoint') },
    ...{ sizeBytes: 1, layerBytes: 0, specSnapshot: demoSpec },
    options: dumpOptionsSchema.parse({ form }),
    engineFacts: { userdataDir, upperDir: '', network: 'bridge', hostPort: null },
  } as CheckpointRecord;
}

const restoreOf = async (form: 'directory' | 'archive') => {
  const { signal } = new AbortController();
  const input = restoreInputSchema.parse({ checkpointId: 'c1', options: {} });
  const run = await newRun('restore');
  try {
    return await restoreContainer(run, checkpoint(form), input, signal);
  } finally {
    await run.settle();
  }
};

test('a restore that fails before CRIU begins is not diagnosed from the log of an earlier one', async () => {
  await writeFile(path.join(userdataDir, 'restore.log'), oldLog);
  await expect(restoreOf('directory')).rejects.toMatchObject({
    code: 'criu/restore-failed',
    decisiveLine: 'Error: something before CRIU',
  });
});

test('a dump that fails before CRIU begins is not diagnosed from the log of an earlier one', async () => {
  await writeFile(path.join(userdataDir, 'dump.log'), oldLog);
  const run = await newRun('checkpoint');
  const container = { id: 'c1', userdataDir, pid: 0 } as ContainerFacts;
  const folder = path.join(data?.folder ?? '', 'checkpoint');
  const failing = dump(run, { container, folder, options: dumpOptionsSchema.parse({}), vramBytes: 0 });
  await expect(failing).rejects.toMatchObject({ code: 'criu/dump-failed', context: [] });
  await run.settle();
});

test('an import that fails is not diagnosed from the log of the container that has the name already', async () => {
  const log = path.join(userdataDir, 'restore.log');
  await writeFile(log, oldLog);
  const facts = {
    ...{ Id: 'c0', Name: 'c', Image: 'i', ImageName: 'i', StaticDir: userdataDir, GraphDriver: { Data: null } },
    State: { Status: 'exited', Running: false, Pid: 0, ExitCode: 0 },
    ...{ Config: { Labels: null }, HostConfig: { NetworkMode: 'bridge', PortBindings: null } },
  };
  // The log is of the past, and the engine needs a moment, as a real one does.
  await engine(
    `if [ "$2" = inspect ]; then echo '${JSON.stringify([facts])}'; exit 0; fi; sleep 0.1; echo "Error: no" >&2; exit 125`,
  );
  await engineMoment();
  await expect(restoreOf('archive')).rejects.toMatchObject({
    code: 'criu/restore-failed',
    decisiveLine: 'Error: no',
  });
  // It belongs to that container's own restores, and stays.
  expect(await readFile(log, 'utf8')).toBe(oldLog);
});

test('what CRIU wrote in this run decides, and is kept with it', async () => {
  const log = path.join(userdataDir, 'restore.log');
  await engine(`cat > '${log}' <<'END'\n${oldLog}END\necho "Error: criu failed" >&2; exit 125`);
  await expect(restoreOf('directory')).rejects.toMatchObject({
    code: 'criu/file-changed',
    decisiveLine: oldLog.split('\n')[0],
    context: oldLog.trimEnd().split('\n'),
  });
  const run = await lastRun();
  const kept = await getLogFile(run?.id ?? '', 'restore.log');
  expect(kept?.path).toBe(path.join(data?.folder ?? '', 'runs', run?.id ?? '', 'restore.log.gz'));
  expect(gunzipSync(await readFile(kept?.path ?? '')).toString()).toBe(oldLog);
});

test('a run whose command wrote no log has none, also where one could be followed meanwhile', async () => {
  await restoreOf('directory').catch(() => undefined);
  const run = await lastRun();
  expect(await getLogFile(run?.id ?? '', 'restore.log')).toBeNull();
});

test('a log that a killed server left is kept at the next boot', async () => {
  const { runId } = await newRun('restore');
  const log = path.join(userdataDir, 'restore.log');
  await writeFile(log, oldLog);
  await addLogFile(runId, { name: 'restore.log', path: log, sizeBytes: 0 });
  await recover();
  const kept = await getLogFile(runId, 'restore.log');
  expect(gunzipSync(await readFile(kept?.path ?? '')).toString()).toBe(oldLog);
  expect((await getRunDetail(runId))?.status).toBe('interrupted');
});

const lastRun = async () => (await listRuns(runFilterSchema.parse({}))).runs[0];

/** Longer than the grain of the clock that dates files. */
const engineMoment = () => new Promise((resolve) => setTimeout(resolve, 30));
