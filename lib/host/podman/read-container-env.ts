import 'server-only';
import { z } from 'zod';
import { podmanOrThrow } from './podman';

const schema = z.array(z.string()).nullable();

/**
 * The variables of a container with their values, those that were given for one run included: for taking secrets out
 * of what it wrote. They may not leave the server.
 * @throws AppError podman/container-missing
 */
export async function readContainerEnv(container: string): Promise<Record<string, string>> {
  const text = await podmanOrThrow(['container', 'inspect', '--format', '{{json .Config.Env}}', container]);
  const entries = (schema.parse(JSON.parse(text)) ?? []).map((variable) => {
    const at = variable.indexOf('=');
    return at < 0 ? [variable, ''] : [variable.slice(0, at), variable.slice(at + 1)];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}
