import 'server-only';
import { getSpec } from './specs';

/**
 * The variables, secrets with their values, of the launch spec that a checkpoint was asked for with: they may not
 * leave the server. None when its input names no spec, or the spec is gone.
 */
export async function specEnvOfRun({ options }: { options: unknown }): Promise<Record<string, string>> {
  const specId = (options as { source?: { specId?: unknown } | null } | null)?.source?.specId;
  const found = typeof specId === 'string' ? await getSpec(specId) : null;
  return found?.spec.env ?? {};
}
