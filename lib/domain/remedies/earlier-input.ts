import { createCheckpointInputSchema, type CreateCheckpointInput } from '../options';
import { secretMask } from '../secret-names';

/** What an earlier checkpoint was asked for, as far as it can be asked for again. */
export interface EarlierInput {
  input: CreateCheckpointInput;
  /** Secret variables of that run alone whose values the launch spec has: they come from there. */
  fromSpec: string[];
  /** Those that nothing has: their values were never written down. */
  lost: string[];
}

/**
 * Reads the input of a checkpoint as its run keeps it, with the values of secrets masked; null when it has no known
 * form. A masked variable is left out, never handed on: a server is launched with the value of its spec then.
 */
export function readEarlierInput(options: unknown, specEnv: Readonly<Record<string, string>>): EarlierInput | null {
  const source = field(options, 'source');
  const env = field(source, 'env');
  const masked = Object.entries(env ?? {}).flatMap(([name, value]) => (value === secretMask ? [name] : []));
  const kept = Object.fromEntries(Object.entries(env ?? {}).filter(([name]) => !masked.includes(name)));
  const input = createCheckpointInputSchema.safeParse({
    ...(options as object | null),
    source: source && { ...source, env: kept },
  }).data;
  if (!input) return null;
  const isInSpec = (name: string) => Object.hasOwn(specEnv, name);
  return { input, fromSpec: masked.filter(isInSpec), lost: masked.filter((name) => !isInSpec(name)) };
}

// What a run was asked for is stored as it came; runs of earlier versions may lack parts of it.
function field(value: unknown, name: string): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const found = (value as Record<string, unknown>)[name];
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : undefined;
}
