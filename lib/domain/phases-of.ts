import { runPhases, type PhaseKey } from './phase';
import type { RunKind } from './run-kind';
import { usesNvidia, type Spec } from './spec';

/** Phases that only some servers have, and which. */
const conditional: Partial<Record<PhaseKey, (spec: Spec) => boolean>> = {
  'before-dump': ({ beforeDumpPath }) => Boolean(beforeDumpPath),
  'cuda-save': usesNvidia,
  'cuda-load': usesNvidia,
  'after-restore': ({ afterRestorePath }) => Boolean(afterRestorePath),
};

/**
 * The phases of a run of one server, in order; all of its kind where the server is not known beforehand. Reading the
 * images ahead is a phase only when it is asked for.
 */
export function phasesOf(kind: RunKind, spec: Spec | null, { hasPrefetch = false } = {}): PhaseKey[] {
  return runPhases[kind].filter((key) =>
    key === 'prefetch' ? hasPrefetch : spec === null || (conditional[key]?.(spec) ?? true),
  );
}
