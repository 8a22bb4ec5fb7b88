import 'server-only';
import type { Spec } from '@/lib/domain/spec';
import type { ServerAddress } from '@/lib/host/server/address';
import { post } from '@/lib/host/server/post';
import type { RunContext } from './run-context';

interface Server {
  spec: Pick<Spec, 'beforeDumpPath' | 'afterRestorePath' | 'requestTimeoutMs'>;
  address: ServerAddress;
}

/** Phase "before-dump": lets the server make itself small, where its spec says how. */
export async function quiesce(run: RunContext, { spec, address }: Server): Promise<void> {
  const path = spec.beforeDumpPath ?? null;
  if (path !== null) {
    await run.phase('before-dump', (signal) => post(address, path, { timeoutMs: spec.requestTimeoutMs, signal }));
  } else if (run.hasPhase('before-dump')) run.skip('before-dump', 'The spec names no request.');
}

/** Phase "after-restore": the counterpart, asked of the restored server before anything else. */
export async function wake(run: RunContext, { spec, address }: Server): Promise<void> {
  const path = spec.afterRestorePath ?? null;
  if (path !== null) {
    await run.phase('after-restore', (signal) => post(address, path, { timeoutMs: spec.requestTimeoutMs, signal }));
  } else if (run.hasPhase('after-restore')) run.skip('after-restore', 'The spec names no request.');
}

/** A server that goes on after its dump, or whose dump failed, must not be left asleep. Says so when it is. */
export async function wakeAfterDump(run: RunContext, { spec, address }: Server): Promise<void> {
  if (!spec.beforeDumpPath || !spec.afterRestorePath) return;
  const signal = AbortSignal.timeout(spec.requestTimeoutMs);
  try {
    await post(address, spec.afterRestorePath, { timeoutMs: spec.requestTimeoutMs, signal });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    await run.log('product', `The server may still be as ${spec.beforeDumpPath} left it: ${why}`);
  }
}
