import {
  createCheckpointInputSchema,
  restoreInputSchema,
  type CreateCheckpointInput,
  type DumpOptions,
  type RestoreInput,
  type RestoreOptions,
} from '../options';
import type { RunDetail } from '../views';
import type { ErrorAction } from '@/lib/errors/error-action';

/** The run that is tried again with an option that removes the cause. */
export type Retry = { kind: 'checkpoint'; input: CreateCheckpointInput } | { kind: 'restore'; input: RestoreInput };

const restorePatches: Partial<Record<ErrorAction, Partial<RestoreOptions>>> = {
  'retry-with-tcp-established': { tcpEstablished: true, tcpClose: false },
  'retry-with-tcp-close': { tcpClose: true, tcpEstablished: false },
  'retry-with-file-locks': { fileLocks: true },
  'retry-with-stop-first': { stopFirst: true },
  'retry-without-static-address': { ignoreStaticIp: true, ignoreStaticMac: true },
};

const dumpPatches: Partial<Record<ErrorAction, Partial<DumpOptions>>> = {
  'retry-with-tcp-established': { tcpEstablished: true },
  'retry-with-file-locks': { fileLocks: true },
};

type Failed = Pick<RunDetail, 'kind' | 'options' | 'containerName' | 'importedFrom' | 'error'>;

/** The input with which a failed run can be tried again; null when that action is none for this kind of run. */
export function retryInput(run: Failed, action: ErrorAction): Retry | null {
  if (run.importedFrom !== null) return null;
  if (run.kind === 'restore') {
    const patch = restorePatches[action];
    const input = restoreInputSchema.safeParse(run.options).data;
    return patch && input ? { kind: 'restore', input: { ...input, options: { ...input.options, ...patch } } } : null;
  }
  if (run.kind !== 'checkpoint') return null;
  const patch = dumpPatches[action];
  const input = createCheckpointInputSchema.safeParse(run.options).data;
  if (!patch || !input) return null;
  // A failed dump leaves its server running: it is dumped again as it is, not launched a second time.
  const launched = run.error?.failedPhase === 'dump' ? run.containerName : null;
  const source = launched === null ? input.source : ({ type: 'container', container: launched } as const);
  return { kind: 'checkpoint', input: { ...input, source, options: { ...input.options, ...patch } } };
}
