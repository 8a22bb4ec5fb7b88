import 'server-only';
import { isAppError } from '@/lib/errors/app-error';
import { shellQuote } from '@/lib/format/shell-quote';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { readEngineFacts } from '@/lib/host/facts/engine-facts';
import { redactArgv } from '@/lib/host/redact';
import { sharedReading, type SharedReading } from '@/lib/sse/shared-reading';

/** `podman info` takes a fraction of a second; a page does not wait longer than this. */
const infoTimeoutMs = 5_000;

/** The engine that runs containers now; a null version could not be told. */
export type EngineInUse =
  | {
      state: 'up';
      kind: 'system' | 'embedded' | 'override';
      command: string;
      podman: string | null;
      runtime: string | null;
      criu: string | null;
      cudaPlugin: string | null;
    }
  | { state: 'down'; detail: string };

/** `podman info` says the same from one page to the next. */
const maxAgeMs = 10_000;
const key = Symbol.for('gpu-load.engine-in-use');
const holder = globalThis as { [key]?: SharedReading<EngineInUse> };

/** As it was some seconds ago at most. Never throws: an engine that is not up is something to show. */
export async function getEngineInUse(): Promise<EngineInUse> {
  holder[key] ??= sharedReading(readEngineInUse);
  return holder[key].recent(maxAgeMs);
}

async function readEngineInUse(): Promise<EngineInUse> {
  try {
    const { kind, podmanCommand } = await resolveEngine();
    const facts = await readEngineFacts(podmanCommand, kind, infoTimeoutMs);
    if (facts.failure !== null) return { state: 'down', detail: facts.failure };
    const { podman, runtime, criu, cudaPlugin } = facts;
    return { state: 'up', kind, command: shellQuote(redactArgv(podmanCommand)), podman, runtime, criu, cudaPlugin };
  } catch (error) {
    const detail = isAppError(error) ? `${error.message} ${error.remedy.join(' ')}` : 'The engine did not answer.';
    return { state: 'down', detail };
  }
}
