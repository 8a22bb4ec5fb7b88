import 'server-only';
import { getRunDetail } from '@/lib/db/runs';
import { specEnvOfRun } from '@/lib/db/spec-env-of-run';
import { readEarlierInput } from '@/lib/domain/remedies/earlier-input';

/** What a run was asked for, to be asked for again. Names of secret variables, never their values. */
export interface EarlierRun {
  input: unknown;
  /** Variables whose values are the spec's now, and those whose values nobody has. */
  fromSpec: string[];
  lost: string[];
}

/** The input of an earlier run for the form that repeats it; null when there is none that can be repeated. */
export async function getEarlierInput(runId: string): Promise<EarlierRun | null> {
  const run = await getRunDetail(runId);
  if (!run || run.importedFrom !== null) return null;
  if (run.kind !== 'checkpoint') return { input: run.options, fromSpec: [], lost: [] };
  return readEarlierInput(run.options, await specEnvOfRun(run));
}
