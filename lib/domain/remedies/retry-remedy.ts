import type { ErrorAction } from '@/lib/errors/error-action';
import type { DumpOptions, RestoreOptions } from '../options';
import type { RunKind } from '../run-kind';

/** What makes another try of a failed run succeed, as a browser names it. */
export const retryRemedies = [
  'tcp-established',
  'tcp-close',
  'file-locks',
  'stop-first',
  'without-static-address',
] as const;
export type RetryRemedy = (typeof retryRemedies)[number];

const remedyOfAction: Partial<Record<ErrorAction, RetryRemedy>> = {
  'retry-with-tcp-established': 'tcp-established',
  'retry-with-tcp-close': 'tcp-close',
  'retry-with-file-locks': 'file-locks',
  'retry-with-stop-first': 'stop-first',
  'retry-without-static-address': 'without-static-address',
};

/** What each changes in the options of a restore. */
export const restorePatches: Readonly<Record<RetryRemedy, Partial<RestoreOptions>>> = {
  'tcp-established': { tcpEstablished: true, tcpClose: false },
  'tcp-close': { tcpClose: true, tcpEstablished: false },
  'file-locks': { fileLocks: true },
  'stop-first': { stopFirst: true },
  'without-static-address': { ignoreStaticIp: true, ignoreStaticMac: true },
};

/** The like for a dump, where only some mean anything. */
export const dumpPatches: Readonly<Partial<Record<RetryRemedy, Partial<DumpOptions>>>> = {
  'tcp-established': { tcpEstablished: true },
  'file-locks': { fileLocks: true },
};

/** The remedy that an error proposes for a run of a kind; null when there is none. */
export function retryRemedyOf(kind: RunKind, action: ErrorAction): RetryRemedy | null {
  const remedy = remedyOfAction[action];
  if (remedy === undefined) return null;
  return kind === 'restore' || (kind === 'checkpoint' && dumpPatches[remedy]) ? remedy : null;
}
