import 'server-only';
import { cpus, release } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckpointRecord } from '@/lib/db/checkpoints';
import { getManifest } from '@/lib/db/manifests';
import type { RestoreOptions } from '@/lib/domain/options';
import { findShortageOfDump, sumOfGpus, type GpuMemory } from '@/lib/domain/gpu-memory';
import { compareListing } from '@/lib/domain/readiness/file-difference';
import { judgeReadiness } from '@/lib/domain/readiness/judge-readiness';
import type { AskedFacts, FilesNow, NowFacts, ThenFacts } from '@/lib/domain/readiness/readiness-facts';
import type { ReadinessRow } from '@/lib/domain/readiness/readiness-row';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { readEngineFacts } from '@/lib/host/facts/engine-facts';
import { readGpusForRestore, type GpusForRestore } from '@/lib/host/gpu/gpus-for-restore';
import { vramOfTree } from '@/lib/host/gpu/vram-in-use';
import { findAddressHolder } from '@/lib/host/readiness/address-of';
import { readContainerNow } from '@/lib/host/readiness/container-now';
import { readCpuFlags } from '@/lib/host/readiness/cpu-flags';
import { freeDiskBytes } from '@/lib/host/readiness/free-disk-bytes';
import { readImageNow } from '@/lib/host/readiness/image-now';
import { listFiles } from '@/lib/host/readiness/list-files';
import { readMountFacts } from '@/lib/host/readiness/mount-facts';
import { isPortTaken } from '@/lib/host/readiness/port-taken';
import { exists } from '@/lib/host/storage/exists';
import { availableMemoryBytes } from '@/lib/host/storage/ram-disk';
import { mayBeRunning } from '@/lib/host/storage/slot';
import { thenFacts } from './dump-facts';

/**
 * `quick`: before a restore, without a question to podman where that can be had (in place: a few milliseconds), so
 * versions and addresses are left unknown. `full`: for a person who looks, with everything.
 */
export type ReadinessDepth = 'quick' | 'full';

const infoTimeoutMs = 5_000;
/** A port is held for a moment longer than the container that was just stopped. */
const portGraceMs = 200;
const portTries = 5;

/** Compares a checkpoint with this host: one row for each thing that decides whether it will restore here. */
export async function checkReadiness(
  checkpoint: CheckpointRecord,
  options: RestoreOptions,
  depth: ReadinessDepth,
): Promise<ReadinessRow[]> {
  const manifest = await getManifest(checkpoint.id);
  const then = thenFacts(checkpoint, manifest?.dumpFacts ?? null);
  const asked: AskedFacts = {
    containerName: options.newName ?? checkpoint.containerName,
    hostPort: then.form === 'archive' ? options.hostPort : null,
    // podman gives a container with a new name a new address.
    isStaticIpIgnored: options.ignoreStaticIp || (then.form === 'archive' && options.newName !== null),
    isStoppedFirst: options.stopFirst,
  };
  const isFull = depth === 'full';
  const sources = checkpoint.specSnapshot.volumes.map(({ source }) => source);
  const [files, image, container, taken, addressHolder, mounts, memory, disk, flags, versions, gpu] = await Promise.all(
    [
      readFiles(checkpoint.path, manifest),
      isFull || then.form === 'archive' ? imageNow(then) : null,
      readContainer(checkpoint, asked, isFull),
      portNow(checkpoint, asked, isFull ? 1 : portTries),
      isFull && then.dumpFacts?.ipAddress ? findAddressHolder(then.dumpFacts.ipAddress, checkpoint.containerId) : null,
      readMountFacts(isFull ? sources : sources.filter((source) => source.startsWith('/'))),
      availableMemoryBytes(),
      freeDiskBytes(await firstThere(checkpoint.engineFacts.userdataDir)),
      readCpuFlags(),
      isFull ? versionsNow() : null,
      then.usesNvidia ? readGpusForRestore() : null,
    ],
  );
  const now: NowFacts = {
    ...{ files, image, container, addressHolder, mounts, versions },
    isPortTaken: taken,
    availableMemoryBytes: memory,
    freeDiskBytes: disk,
    cpuModel: cpus()[0]?.model.trim() || null,
    cpuFlags: flags,
    kernel: release(),
    gpu: gpu && { names: gpu.names, driver: gpu.driver },
    freeVram: await freeVram(gpu, then, checkpoint.containerId),
  };
  return judgeReadiness(then, now, asked);
}

async function readFiles(folder: string, manifest: Awaited<ReturnType<typeof getManifest>>): Promise<FilesNow> {
  if (manifest === null) return { manifest: 'none', fileCount: 0, differences: [] };
  const differences = compareListing(manifest.entries, await listFiles(folder));
  return { manifest: manifest.state, fileCount: manifest.entries.length, differences };
}

function imageNow({ imageName, imageId }: ThenFacts): Promise<NowFacts['image']> | null {
  return imageId === '' ? null : readImageNow(imageName, imageId);
}

async function readContainer(
  { form, containerId, engineFacts: { userdataDir } }: CheckpointRecord,
  { containerName }: AskedFacts,
  isFull: boolean,
): Promise<NowFacts['container']> {
  if (form === 'archive') return (await readContainerNow(containerName)).state;
  if (isFull) return (await readContainerNow(containerId)).state;
  if (!(await exists(userdataDir))) return 'absent';
  return (await mayBeRunning(userdataDir)) ? 'running' : 'stopped';
}

async function portNow(checkpoint: CheckpointRecord, asked: AskedFacts, tries: number): Promise<boolean | null> {
  const { hostPort } = thenFacts(checkpoint, null);
  const port = asked.hostPort ?? hostPort;
  if (port === null) return null;
  const isLoopback = checkpoint.engineFacts.network === 'bridge';
  const isHeldByItself = () => mayBeRunning(checkpoint.engineFacts.userdataDir);
  for (let left = tries; ; left -= 1) {
    const isTaken = await isPortTaken(port, { isLoopback });
    if (isTaken !== true || left <= 1 || (await isHeldByItself())) return isTaken;
    await sleep(portGraceMs);
  }
}

async function versionsNow(): Promise<NowFacts['versions']> {
  try {
    const { podmanCommand, kind } = await resolveEngine();
    const { podman, runtime, criu } = await readEngineFacts(podmanCommand, kind, infoTimeoutMs);
    return { podman, runtime, criu };
  } catch {
    return null;
  }
}

/** A server of this very container that is still running gives its memory free first. */
async function freeVram(
  gpus: GpusForRestore | null,
  then: ThenFacts,
  containerId: string,
): Promise<GpuMemory[] | null> {
  const free = gpus?.free ?? null;
  if (free === null || findShortageOfDump(then, free) === null) return free;
  const { pid } = await readContainerNow(containerId);
  const own = pid > 0 ? await vramOfTree(pid) : [];
  return free.map(({ uuid, bytes }) => ({ uuid, bytes: bytes + sumOfGpus(own.filter((gpu) => gpu.uuid === uuid)) }));
}

/** The folder itself or the nearest one above it that is there. */
async function firstThere(folder: string): Promise<string> {
  let there = folder;
  while (there !== '/' && !(await exists(there))) there = path.dirname(there);
  return there;
}
