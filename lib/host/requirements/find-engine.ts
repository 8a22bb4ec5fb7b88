import 'server-only';
import type { Testbed } from '@/lib/domain/testbed';
import { env } from '@/lib/env';
import { isEngineUp } from '@/lib/host/engine/bring-up';
import { isEngineBuilt } from '@/lib/host/engine/build';
import { engineLayout } from '@/lib/host/engine/layout';
import { readProbeResult } from '@/lib/host/engine/system-probe';
import type { ProbeRecord } from '@/lib/host/requirements/context';

interface FoundEngine {
  kind: Testbed['engineKind'] | null;
  podmanCommand: string[];
  /** Why this engine cannot be used as it is; null when it can. */
  note: string | null;
  probe: ProbeRecord | null;
}

/**
 * Which engine the product will use, told from what lies on the disk. `resolveEngine` decides the same, but brings
 * the engine up or probes it with a container on the way; a check must change nothing.
 */
export async function findEngine(): Promise<FoundEngine> {
  const { ENGINE, PODMAN_COMMAND } = env();
  if (PODMAN_COMMAND) return { kind: 'override', podmanCommand: PODMAN_COMMAND, note: null, probe: null };
  const known = await readProbeResult();
  const probe = known === null ? null : { ok: known.works, at: null, detail: known.detail || null };
  if (ENGINE === 'system' || (ENGINE === 'auto' && known?.works)) {
    return { kind: 'system', podmanCommand: ['podman'], note: null, probe };
  }
  const isBuilt = await isEngineBuilt();
  if (!isBuilt && ENGINE === 'auto') return { kind: null, podmanCommand: ['podman'], note: notMade, probe };
  const note = isBuilt ? ((await isEngineUp()) ? null : 'The embedded engine is built but not up.') : notMade;
  return { kind: 'embedded', podmanCommand: [engineLayout().wrapper], note, probe: null };
}

const notMade = 'The embedded engine has not been made on this host yet.';
