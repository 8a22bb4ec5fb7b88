import 'server-only';
import type { EngineKind } from '@/lib/domain/testbed';
import { env } from '@/lib/env';
import { isEngineBuilt } from './build';
import { bringUpEmbedded, isEngineUp } from './bring-up';
import { engineLayout } from './layout';
import { systemEngineWorks } from './system-probe';
import { AppError } from '@/lib/errors/app-error';

/** The podman command that everything else uses. */
export interface Engine {
  kind: EngineKind;
  podmanCommand: string[];
}

const key = Symbol.for('gpu-load.engine');
const holder = globalThis as { [key]?: Promise<Engine> };

/**
 * Decides once per process which podman is used: PODMAN_COMMAND, else by ENGINE the host's podman
 * (when it passes a real checkpoint and restore) or the embedded engine. An embedded engine that was taken down
 * meanwhile is brought up again.
 * @throws AppError podman/engine-down
 */
export async function resolveEngine(): Promise<Engine> {
  holder[key] ??= decide();
  holder[key].catch(() => delete holder[key]);
  const engine = await holder[key];
  // One look at a file, for each command.
  if (engine.kind === 'embedded' && !(await isEngineUp())) await bringUpBuilt();
  return engine;
}

/** For tests that change the environment: the next call decides anew. */
export function forgetEngine(): void {
  delete holder[key];
}

async function decide(): Promise<Engine> {
  const { ENGINE, PODMAN_COMMAND } = env();
  if (PODMAN_COMMAND) return { kind: 'override', podmanCommand: PODMAN_COMMAND };
  if (ENGINE === 'system') return { kind: 'system', podmanCommand: ['podman'] };
  if (ENGINE === 'auto' && (await systemEngineWorks())) return { kind: 'system', podmanCommand: ['podman'] };
  await bringUpBuilt();
  return { kind: 'embedded', podmanCommand: [engineLayout().wrapper] };
}

async function bringUpBuilt(): Promise<void> {
  if (!(await isEngineBuilt())) {
    throw new AppError('podman/engine-down', 'The embedded engine has not been built on this host.');
  }
  await bringUpEmbedded();
}
