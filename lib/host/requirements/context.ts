import 'server-only';
import type { Testbed } from '@/lib/domain/testbed';
import { readEngineFacts, type EngineFacts } from '@/lib/host/facts/engine-facts';
import { readGpus, type GpuReading } from '@/lib/host/facts/gpu';
import { findGpuHardware } from '@/lib/host/facts/gpu-hardware';
import { readKernelConfig } from '@/lib/host/facts/kernel-facts';
import { findEngine } from '@/lib/host/requirements/find-engine';

/** What several requirements look at, read once for all of them. */
export interface RequirementContext {
  engineKind: Testbed['engineKind'] | null;
  /** null when no engine could be found; `engineNote` says why. */
  engine: EngineFacts | null;
  engineNote: string | null;
  probe: ProbeRecord | null;
  gpu: GpuReading;
  /** True when an NVIDIA display device is on the PCI bus, driver or not. */
  hasGpuHardware: boolean;
  kernelConfig: { source: string; text: string } | null;
}

/** The last real checkpoint and restore with this engine, as far as it is on record. */
export interface ProbeRecord {
  ok: boolean;
  /** null: the record holds for the versions installed now, and does not say when it was made. */
  at: string | null;
  detail: string | null;
}

/** The parts run side by side; each of them ends within these times, so that the page need not wait 2 s. */
const readTimeoutMs = 1_200;

/** `lastRestoreAt`: when a restore last succeeded on this host, from the product's own history. */
export async function readRequirementContext(lastRestoreAt: string | null): Promise<RequirementContext> {
  const [engine, gpu, hasGpuHardware, kernelConfig] = await Promise.all([
    readEngine(),
    readGpus({ timeoutMs: readTimeoutMs }),
    findGpuHardware(),
    readKernelConfig(),
  ]);
  const proof = lastRestoreAt === null ? null : { ok: true, at: lastRestoreAt, detail: null };
  return { ...engine, probe: proof ?? engine.probe, gpu, hasGpuHardware, kernelConfig };
}

async function readEngine(): Promise<Pick<RequirementContext, 'engine' | 'engineKind' | 'engineNote' | 'probe'>> {
  const { kind, podmanCommand, note, probe } = await findEngine();
  const engine = await readEngineFacts(podmanCommand, kind ?? 'system', readTimeoutMs);
  return { engineKind: kind, engine, engineNote: note, probe };
}
