import 'server-only';
import { isAppError } from '@/lib/errors/app-error';
import { shellQuote } from '@/lib/format/shell-quote';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { readEngineFacts } from '@/lib/host/facts/engine-facts';
import { redactArgv } from '@/lib/host/redact';

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

/** Never throws: an engine that is not up is something to show. */
export async function getEngineInUse(): Promise<EngineInUse> {
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
