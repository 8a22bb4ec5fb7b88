import 'server-only';
import type { Answer } from '@/lib/domain/measurement';
import type { Spec } from '@/lib/domain/spec';
import type { ServerAddress } from '@/lib/host/server/address';
import { requestCompletion } from '@/lib/host/server/completion';
import { waitHealthy } from '@/lib/host/server/health';
import { isAlive } from '@/lib/host/process/tree';
import { inspectContainer } from '@/lib/host/podman/inspect-container';
import type { RunContext } from './run-context';

/** Where the server of a container answers, given the host port it was published on. */
export function addressOf(spec: Spec, hostPort: number | null): ServerAddress {
  return { host: '127.0.0.1', port: spec.network === 'host' ? spec.port.containerPort : (hostPort ?? 0) };
}

/** Phase "health": T2. */
export async function becomeHealthy(
  run: RunContext,
  { spec, address, containerId }: { spec: Spec; address: ServerAddress; containerId: string },
): Promise<void> {
  await run.phase(
    'health',
    async (signal) => {
      let pid: number | null = null;
      await waitHealthy(address, spec.healthPath, {
        timeoutMs: spec.healthTimeoutMs,
        signal,
        isAlive: async () => {
          pid ??= (await inspectContainer(containerId)).pid;
          return isAlive(pid);
        },
      });
      run.inBackground(run.measure({ t2HealthyMs: run.sinceT0Ms() }));
    },
    spec.healthTimeoutMs + 5_000,
  );
}

/** Sends the reference request once; with `isTimed` its clock points T3 and T4 are the run's. */
export async function ask(
  run: RunContext,
  { spec, address, signal, isTimed }: { spec: Spec; address: ServerAddress; signal: AbortSignal; isTimed: boolean },
): Promise<Answer> {
  let t3FirstTokenMs: number | null = null;
  const answer = await requestCompletion(address, spec.completionPath, spec.requestBody, {
    timeoutMs: spec.requestTimeoutMs,
    signal,
    onFirstToken: () => {
      t3FirstTokenMs = run.sinceT0Ms();
    },
  });
  if (isTimed) await run.measure({ t3FirstTokenMs, t4CompleteMs: run.sinceT0Ms() });
  return answer;
}
