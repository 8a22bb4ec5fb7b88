import 'server-only';
import { env } from '@/lib/env';
import { bringUpEmbedded } from '@/lib/host/engine/bring-up';
import { buildCudaPlugin, builtCudaPlugin, installCudaPlugin } from '@/lib/host/engine/cuda-plugin';
import { buildEngine, isEngineBuilt } from '@/lib/host/engine/build';
import { buildDemoImage, isDemoImageBuilt } from '@/lib/host/engine/demo-image';
import { ensureProbeImage, probeImageName } from '@/lib/host/engine/probe-image';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { systemEngineWorks } from '@/lib/host/engine/system-probe';
import { readEngineFacts } from '@/lib/host/facts/engine-facts';
import { findGpuHardware } from '@/lib/host/facts/gpu-hardware';
import { exec } from '@/lib/host/process/exec';
import { checkSpace } from './preflight';
import { explained } from './step';

type Say = (line: string) => void;

/** Makes and brings up the embedded engine, unless another podman is asked for or the host's own one works. */
export async function prepareEngine(say: Say): Promise<boolean> {
  const { ENGINE, PODMAN_COMMAND } = env();
  if (PODMAN_COMMAND || ENGINE === 'system') return false;
  if (ENGINE === 'auto' && (await systemEngineWorks())) return false;
  const isBuilt = await isEngineBuilt();
  if (!isBuilt) {
    await checkSpace();
    say('making podman, runc and CRIU from distribution packages (about half a minute)');
  }
  // Also when it is built: its small configuration files follow this version of the product.
  await explained(buildEngine, reachMirror);
  await bringUpEmbedded();
  return !isBuilt;
}

/**
 * Sees to CRIU's CUDA plugin on a host with an NVIDIA GPU, or where it is asked for. The embedded engine gets it;
 * for the host's own engine it is built when asked for, and the command that installs it is said: nothing of the
 * system is changed here.
 */
export async function prepareCudaPlugin(say: Say, { isAskedFor }: { isAskedFor: boolean }): Promise<boolean> {
  if (!isAskedFor && !(await findGpuHardware())) return false;
  const { kind, podmanCommand } = await resolveEngine();
  const { criu, cudaPlugin, cudaCheckpoint } = await readEngineFacts(podmanCommand, kind, 10_000);
  if (cudaCheckpoint === null) {
    say('cuda-checkpoint is not there: it is NVIDIA’s, at https://github.com/NVIDIA/cuda-checkpoint');
  }
  if (cudaPlugin !== null || criu === null) return false;
  if (kind === 'embedded') {
    say(`building it from the sources of CRIU ${criu} (about two minutes)`);
    await explained(() => installCudaPlugin(criu), reachMirror);
    return true;
  }
  if (!isAskedFor) {
    say(`CRIU ${criu} of this host has none; npm run up -- --setup-only --cuda-plugin builds it`);
    return false;
  }
  await explained(() => buildCudaPlugin(criu), reachMirror);
  say(`built; install it with: install -D -m 0755 ${builtCudaPlugin(criu)} /usr/lib/criu/cuda_plugin.so`);
  return true;
}

/** Makes the tiny image that proves an engine. */
export async function prepareProbeImage(podman: readonly string[]): Promise<boolean> {
  const isThere = (await exec([...podman, 'image', 'exists', probeImageName])).exitCode === 0;
  if (!isThere) await explained(() => ensureProbeImage(podman), reachMirror);
  return !isThere;
}

/** Makes the demo server's image in the engine that will run it. */
export async function prepareDemoImage(podman: readonly string[], say: Say): Promise<boolean> {
  if (env().PODMAN_COMMAND) {
    say('left out, because PODMAN_COMMAND names an engine of your own: bring your own images');
    return false;
  }
  if (await isDemoImageBuilt(podman)) return false;
  await checkSpace();
  await explained(() => buildDemoImage(podman, say), reachMirror);
  return true;
}

const reachMirror =
  'Check that this host reaches its Debian mirror (`apt-get update` must work) and that the disk has room, then run it again: it goes on where it stopped.';
