import 'server-only';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { CreateCheckpointInput, DumpOptions } from '@/lib/domain/options';
import { maskSpec } from '@/lib/domain/masked-spec';
import { sumOfGpus, type GpuMemory } from '@/lib/domain/gpu-memory';
import { usesNvidia, type Spec } from '@/lib/domain/spec';
import { createCheckpoint, updateCheckpoint } from '@/lib/db/checkpoints';
import { getSpec } from '@/lib/db/specs';
import { checkpointDir } from '@/lib/env';
import { AppError } from '@/lib/errors/app-error';
import { writeNetworkLockConfig } from '@/lib/host/criu/network-lock-config';
import { inspectContainer, type ContainerFacts } from '@/lib/host/podman/inspect-container';
import { holdConnection } from '@/lib/host/server/hold-connection';
import { loadVram, saveVram } from '@/lib/host/gpu/save-vram';
import { vramOfTree } from '@/lib/host/gpu/vram-in-use';
import { dumpableBytes } from '@/lib/host/process/tree';
import { growRamDisk, ramDiskPath } from '@/lib/host/storage/ram-disk';
import { checkFreeDisk } from '@/lib/host/storage/free-disk';
import { dump, store } from '../dump';
import { readDumpFacts } from '../dump-facts';
import { launch } from '../launch';
import { beginManifest } from '../manifest';
import { quiesce, wakeAfterDump } from '../quiesce';
import type { RunContext } from '../run-context';
import { addressOf, ask, becomeHealthy } from '../server-of';
import { testbedOf } from '../testbed-of';
import { vramMethod } from '../vram-method';

/** CRIU writes beside the pages a few per cent of tables; the layer comes on top. */
const sizeMargin = 1.1;

interface Prepared {
  container: ContainerFacts;
  spec: Spec;
  specId: string | null;
  hostPort: number | null;
}

/** Launch → healthy → warm up → reference answer → dump → store; or from "healthy" on for a running container. */
export async function runCheckpoint(run: RunContext, input: CreateCheckpointInput): Promise<{ checkpointId: string }> {
  const prepared =
    input.source.type === 'spec'
      ? await fromSpec(run, input.source, input.options)
      : await fromContainer(run, input.source.container, input.options);
  const { container, spec, specId, hostPort } = prepared;
  const address = addressOf(spec, hostPort);
  await becomeHealthy(run, { spec, address, containerId: container.id });
  const isLaunch = input.source.type === 'spec';
  await run.phase('warm-up', async (signal) => {
    for (let i = 0; i < spec.warmUpRequests; i += 1) {
      // The first request after a launch is what a user of a cold start waits for: it gives T3 and T4.
      await ask(run, { spec, address, signal, isTimed: isLaunch && i === 0 });
    }
  });
  const reference = await run.phase('reference', (signal) => ask(run, { spec, address, signal, isTimed: false }));
  await run.measure({ referenceAnswer: reference });
  await quiesce(run, { spec, address });

  const id = randomUUID();
  const vramOfGpus = usesNvidia(spec) ? await vramOfTree(container.pid) : [];
  const vramBytes = sumOfGpus(vramOfGpus);
  const isSaving = await saveVramFirst(run, { spec, container, vramOfGpus });
  const expectedBytes = Math.round(((await dumpableBytes(container.pid)) + vramBytes) * sizeMargin);
  if (input.options.storage === 'ram') await growRamDisk(expectedBytes);
  else await checkFreeDisk(checkpointDir(), expectedBytes);
  const folder = path.join(input.options.storage === 'ram' ? ramDiskPath() : checkpointDir(), id);
  await createCheckpoint({
    id,
    hostId: 'local',
    name: input.name,
    note: input.note,
    state: 'creating',
    isGolden: input.isGolden,
    form: input.options.form,
    compression: input.options.form === 'archive' ? input.options.compression : 'none',
    storage: input.options.storage,
    specId,
    specName: spec.name,
    specSnapshot: maskSpec(spec),
    containerId: container.id,
    containerName: container.name,
    imageName: container.imageName,
    imageId: container.imageId,
    path: folder,
    sizeBytes: 0,
    layerBytes: 0,
    options: input.options,
    reference,
    createdByRunId: run.runId,
    testbedId: await testbedOf(run),
    engineFacts: {
      userdataDir: container.userdataDir,
      upperDir: container.upperDir,
      network: container.network,
      hostPort,
    },
  });
  await run.update({ checkpointId: id });
  try {
    const client = input.hasClient ? await holdConnection(address) : null;
    try {
      await dump(run, { container, folder, options: input.options, vramBytes });
    } catch (error) {
      // The server is still there, with its GPU memory on the host: it must be able to go on.
      if (isSaving) await loadVram(container.pid);
      await wakeAfterDump(run, { spec, address });
      throw error;
    } finally {
      client?.close();
    }
    if (isSaving && input.options.leaveRunning) await loadVram(container.pid);
    if (input.options.leaveRunning) await wakeAfterDump(run, { spec, address });
    const sizes = await store(run, { container, folder, options: input.options });
    run.inBackground(beginManifest(id, folder, () => readDumpFacts(spec, container.userdataDir)));
    await run.measure({ sizeBytes: sizes.sizeBytes });
    await updateCheckpoint(id, { ...sizes, state: 'ready', dumpMeasurement: { ...run.measurement } });
  } catch (error) {
    await updateCheckpoint(id, { state: 'broken' });
    throw error;
  }
  return { checkpointId: id };
}

/** Where CRIU has no CUDA plugin the product brings the GPU memory into the host's memory itself. */
async function saveVramFirst(
  run: RunContext,
  { spec, container, vramOfGpus }: { spec: Spec; container: ContainerFacts; vramOfGpus: GpuMemory[] },
): Promise<boolean> {
  if (!usesNvidia(spec)) {
    if (run.hasPhase('cuda-save')) run.skip('cuda-save', 'The server has no GPU.');
    return false;
  }
  const method = await vramMethod();
  await run.measure({ vramBytes: sumOfGpus(vramOfGpus), vramOfGpus, vramMethod: method });
  if (method !== 'cuda-checkpoint') {
    const note = method === 'none' ? 'There is no cuda-checkpoint.' : 'CRIU’s CUDA plugin does it during the dump.';
    run.skip('cuda-save', note);
    return false;
  }
  await run.phase('cuda-save', async () => {
    const pids = await saveVram(container.pid);
    await run.note('cuda-save', `${pids.length} process(es)`);
  });
  return true;
}

async function fromSpec(
  run: RunContext,
  { specId, containerName, network, networkLock, env }: Extract<CreateCheckpointInput['source'], { type: 'spec' }>,
  options: DumpOptions,
): Promise<Prepared> {
  const found = await run.phase('preflight', async () => {
    const found = await getSpec(specId);
    if (!found) throw new AppError('spec/not-found', 'The launch spec does not exist any more.');
    refuseArchiveWithoutImage(found.spec, options);
    await testbedOf(run);
    return found;
  });
  const spec = { ...found.spec, network: network ?? found.spec.network, env: { ...found.spec.env, ...env } };
  const criuConfig = networkLock === null ? null : await writeNetworkLockConfig(networkLock);
  const name = containerName ?? `${spec.name}-${run.runId.slice(0, 8)}`;
  const { container, hostPort } = await launch(run, { spec, specId, name, criuConfig });
  return { container, spec, specId, hostPort };
}

async function fromContainer(run: RunContext, ref: string, options: DumpOptions): Promise<Prepared> {
  const prepared = await run.phase('preflight', async () => {
    const container = await inspectContainer(ref);
    if (!container.isRunning) {
      throw new AppError(
        'podman/not-running',
        `Container ${container.name} is ${container.status}: only a running one can be dumped.`,
      );
    }
    const found = container.specId === null ? null : await getSpec(container.specId);
    if (!found) {
      throw new AppError(
        'spec/not-found',
        `Container ${container.name} was not launched from a spec of this host, so its health and completion paths are not known.`,
      );
    }
    const { spec } = found;
    refuseArchiveWithoutImage(spec, options);
    await testbedOf(run);
    const hostPort = container.ports.find((p) => p.containerPort === spec.port.containerPort)?.hostPort ?? null;
    return { container, spec, specId: found.id, hostPort };
  });
  await run.update({ containerId: prepared.container.id, containerName: prepared.container.name });
  run.skip('launch', 'The container was running already.');
  return prepared;
}

/** podman would write such an archive, and could restore it nowhere. */
function refuseArchiveWithoutImage({ name, rootfs }: Spec, { form }: DumpOptions): void {
  if (form !== 'archive' || rootfs === null) return;
  throw new AppError(
    'podman/archive-needs-image',
    `Spec ${name} starts from the root folder ${rootfs}, not from an image.`,
  );
}
