import 'server-only';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { readEngineFacts } from '@/lib/host/facts/engine-facts';

/** Who saves a server's GPU memory: CRIU's plugin during the dump, this product around it, or nobody. */
export type VramMethod = 'criu-plugin' | 'cuda-checkpoint' | 'none';

/**
 * Decided by what is installed where the runtime looks. With the plugin present cuda-checkpoint is never called
 * beside it: the second call would find the process in a state it cannot work with.
 */
export async function vramMethod(): Promise<VramMethod> {
  const engine = await resolveEngine();
  const { cudaPlugin, cudaCheckpoint } = await readEngineFacts(engine.podmanCommand, engine.kind, 10_000);
  if (cudaCheckpoint === null) return 'none';
  return cudaPlugin === null ? 'cuda-checkpoint' : 'criu-plugin';
}
