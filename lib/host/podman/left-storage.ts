import 'server-only';
import { z } from 'zod';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { podman } from './podman';

const schema = z.array(z.object({ Id: z.string(), Names: z.array(z.string()).nullable() }));

/**
 * Removes the storage that podman had made for a container of this name when it was killed before it stored the
 * container itself. Only in the embedded engine: a host's storage may be another tool's, such as buildah's.
 * @returns how many were removed.
 */
export async function removeLeftStorage(name: string): Promise<number> {
  if ((await resolveEngine()).kind !== 'embedded') return 0;
  const found = await podman(['ps', '--all', '--external', '--filter', 'status=storage', '--format', 'json']);
  if (found.exitCode !== 0) return 0;
  const left = schema
    .parse(JSON.parse(found.stdout.trim() === '' ? '[]' : found.stdout))
    .filter(({ Names }) => Names?.includes(name));
  for (const { Id } of left) await podman(['rm', '--force', '--', Id], { timeoutMs: 60_000 });
  return left.length;
}
