import 'server-only';
import path from 'node:path';
import type { CheckpointRecord } from '@/lib/db/checkpoints';
import type { DumpFacts, ThenFacts } from '@/lib/domain/readiness/readiness-facts';
import { usesNvidia, type Spec } from '@/lib/domain/spec';
import { readAddress } from '@/lib/host/readiness/address-of';
import { readCpuFlags } from '@/lib/host/readiness/cpu-flags';
import { readMountFacts } from '@/lib/host/readiness/mount-facts';

/** What is written down at a dump, so that a later look can compare. */
export async function readDumpFacts(spec: Spec, userdataDir: string): Promise<DumpFacts> {
  const [cpuFlags, mounts, ipAddress] = await Promise.all([
    readCpuFlags(),
    readMountFacts(spec.volumes.map(({ source }) => source)),
    readAddress(path.join(userdataDir, 'network.status')),
  ]);
  return { cpuFlags, mounts, ipAddress };
}

/** The checkpoint's side of "will it restore here?". */
export function thenFacts(checkpoint: CheckpointRecord, dumpFacts: DumpFacts | null): ThenFacts {
  const { specSnapshot: spec, engineFacts, dumpMeasurement } = checkpoint;
  const { form, storage, imageName, imageId, containerName, sizeBytes, layerBytes, testbed } = checkpoint;
  return {
    ...{ form, storage, imageName, imageId, containerName, sizeBytes, layerBytes, testbed, dumpFacts },
    // On the host's network the server listens on its own port.
    hostPort: engineFacts.network === 'host' ? spec.port.containerPort : engineFacts.hostPort,
    vramBytes: dumpMeasurement?.vramBytes ?? 0,
    vramOfGpus: dumpMeasurement?.vramOfGpus ?? [],
    usesNvidia: usesNvidia(spec),
  };
}
