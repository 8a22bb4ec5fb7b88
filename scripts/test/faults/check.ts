import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '@/lib/db/client';
import { listCheckpointViews } from '@/lib/db/checkpoints';
import { getManifest } from '@/lib/db/manifests';
import { compareListing, describeDifference } from '@/lib/domain/readiness/file-difference';
import { checkpointDir, runsDir } from '@/lib/env';
import { listFiles } from '@/lib/host/readiness/list-files';
import { listContainers } from '@/lib/host/podman/list-containers';
import { exec } from '@/lib/host/process/exec';
import { ramDiskPath } from '@/lib/host/storage/ram-disk';
import { testFilePrefix } from '@/lib/host/limits/file-read';
import { isDeletedFolder } from '@/lib/runs/delete-checkpoint-files';
import { hashesOf, type FaultBench, type Golden } from './bench';
import { engineProcesses } from './engine-processes';

const settleMs = 20_000;
/** A server that could not finish a deletion tries again after 5, 10 and 20 s. */
const sweepPatienceMs = 40_000;

/** Everything that must be true after a fault, whatever it was; a sentence for each thing that is not. */
export async function violations(bench: FaultBench): Promise<string[]> {
  return [
    ...(await unfinishedRuns()),
    ...(await untrueCheckpoints()),
    ...(await changedGolden(bench.inPlace)),
    ...(await changedGolden(bench.archive)),
    ...(await orphanedFiles(bench)),
    ...(await orphanedContainers(bench)),
  ];
}

async function unfinishedRuns(): Promise<string[]> {
  const open = { in: ['queued', 'running'] };
  const deadline = Date.now() + settleMs;
  // A run that could not store its end tries again.
  while ((await db().run.count({ where: { status: open } })) > 0 && Date.now() < deadline) await sleep(100);
  const runs = await db().run.findMany({ where: { status: open }, select: { kind: true, status: true } });
  const phases = await db().runPhase.findMany({
    where: { status: 'running' },
    select: { key: true, run: { select: { status: true } } },
  });
  return [
    ...runs.map(({ kind, status }) => `a ${kind} run is ${status} for ever`),
    ...phases.map(({ key, run }) => `phase ${key} of a run that is ${run.status} says it is running`),
  ];
}

async function untrueCheckpoints(): Promise<string[]> {
  const found: string[] = [];
  for (const { id, name, state, path: folder, createdByRunId } of await listCheckpointViews()) {
    if (state === 'creating') found.push(`checkpoint ${name} is being created for ever`);
    if (state !== 'ready') continue;
    const entries = (await getManifest(id))?.entries ?? [];
    const [worst] = compareListing(entries, await listFiles(folder)).filter(({ fault }) => fault !== 'touched');
    if (entries.length === 0) found.push(`checkpoint ${name} is ready and has no list of its files`);
    if (worst) found.push(`checkpoint ${name} is ready, but ${describeDifference(worst)}`);
    const maker = await db().run.findUnique({ where: { id: createdByRunId ?? '' }, select: { status: true } });
    if (maker && maker.status !== 'succeeded') found.push(`checkpoint ${name} is ready, its run ${maker.status}`);
  }
  return found;
}

async function changedGolden({ checkpoint, hashes }: Golden): Promise<string[]> {
  const now = await hashesOf(checkpoint.path);
  const names = new Set([...now.keys(), ...hashes.keys()]);
  return [...names]
    .filter((name) => now.get(name) !== hashes.get(name))
    .map((name) => `golden checkpoint ${checkpoint.name}: ${name} was ${now.has(name) ? 'changed' : 'lost'}`);
}

/** Files that no row of the database explains. */
async function orphanedFiles({ inPlace }: FaultBench): Promise<string[]> {
  const rows = await db().checkpoint.findMany({ where: { state: { not: 'deleted' } }, select: { path: true } });
  const known = new Set(rows.map((row) => row.path));
  const found: string[] = [];
  // A deletion that failed is told by its run; what a disk did not let go is looked for when all else is done.
  for (const folder of [checkpointDir(), ramDiskPath()])
    for (const name of await readdir(folder).catch(() => []))
      if (!isSwept(name) && !known.has(path.join(folder, name)) && (await isOfThis(folder, name)))
        found.push(`${path.join(path.basename(folder), name)} belongs to nothing`);
  const runs = new Set((await db().run.findMany({ select: { id: true } })).map(({ id }) => id));
  for (const name of await readdir(runsDir()).catch(() => []))
    if (!runs.has(name)) found.push(`runs/${name} belongs to no run`);
  const slot = await readdir(inPlace.checkpoint.engineFacts.userdataDir).catch(() => []);
  for (const name of slot.filter((name) => name.startsWith('checkpoint')))
    found.push(`podman's slot still has ${name}`);
  return found;
}

const isSwept = (name: string) => isDeletedFolder(name) || name.startsWith(testFilePrefix);

/** What a disk did not let go, and neither the next deletion nor the server itself takes away in a while. */
export async function neverSwept(): Promise<string[]> {
  const deadline = Date.now() + sweepPatienceMs;
  let names = await readdir(checkpointDir());
  while (names.some(isSwept) && Date.now() < deadline) {
    await sleep(200);
    names = await readdir(checkpointDir());
  }
  return names.filter(isSwept).map((name) => `checkpoints/${name} is left for ever`);
}

/** The RAM disk may be shared with a server that is not of the campaign. */
async function isOfThis(folder: string, name: string): Promise<boolean> {
  return folder === checkpointDir() || (await db().checkpoint.count({ where: { id: name } })) > 0;
}

/** Containers that no run names, and storage that no container has. */
async function orphanedContainers(bench: FaultBench): Promise<string[]> {
  const found: string[] = [];
  for (const { id, name, runId } of await ownContainers(bench)) {
    const run = await db().run.findFirst({
      where: { OR: [{ id: runId ?? '' }, { containerId: id }] },
      select: { id: true },
    });
    const isNamed = await db().run.count({ where: { OR: [{ containerName: name }, { containerId: id }] } });
    if (!run) found.push(`container ${name} is of no run`);
    else if (isNamed === 0) found.push(`container ${name} is named by no run`);
  }
  if (bench.places.own === null) return found;
  const external = await exec(['nsenter', `--mount=${bench.places.namespaceFile}`, '--', 'podman', 'ps', '--all', '--external', '--filter', 'status=storage', '--quiet']); // prettier-ignore
  for (const id of external.stdout.split('\n').filter(Boolean)) found.push(`storage ${id} is of no container`);
  return found;
}

/** Containers of the campaign: with an engine of its own all, else those whose run it knows. */
export async function ownContainers({ places }: FaultBench) {
  const all = await listContainers();
  if (places.own !== null) return all;
  const runs = new Set((await db().run.findMany({ select: { id: true } })).map(({ id }) => id));
  return all.filter(({ runId }) => runId !== null && runs.has(runId));
}

/** What is left in the engine once every container is stopped: mounts of dead containers, commands that go on. */
export async function leftInEngine({ places }: FaultBench): Promise<string[]> {
  const running = new Set((await listContainers()).filter(({ state }) => state === 'running').map(({ id }) => id));
  const names = ['podman', 'runc', 'criu'];
  const deadline = Date.now() + settleMs;
  // podman's own clean-up after a container goes on for a moment.
  while ((await engineProcesses(places.namespaceFile, names)).length > 0 && Date.now() < deadline) await sleep(100);
  const left = await engineProcesses(places.namespaceFile, names);
  const found = left.map(({ name, argv }) => `process left: ${name} ${argv.slice(1, 4).join(' ')}`);
  if (places.own === null) return found;
  const { stdout } = await exec(['nsenter', `--mount=${places.namespaceFile}`, '--', 'cat', '/proc/self/mounts']);
  const busy = stdout.split('\n').filter((line) => line.includes('/merged ')).length;
  if (busy > running.size) found.push(`${busy} containers are mounted and ${running.size} run`);
  const host = (await readFile('/proc/self/mounts', 'utf8')).split('\n').filter((line) => line.split(' ')[1]?.startsWith(places.folder)); // prettier-ignore
  // The checkpoints' disk, the RAM disk, the tmpfs of the namespace and the namespace itself.
  if (host.length > 4) found.push(`${host.length} mounts of this host lie in the data folder instead of 4`);
  return found;
}
