import 'server-only';
import type { NowFacts } from '@/lib/domain/readiness/readiness-facts';
import { podman } from '@/lib/host/podman/podman';

/** What an image's name means now, and whether the image of an id is there; null when podman does not answer. */
export async function readImageNow(name: string, id: string): Promise<NowFacts['image']> {
  const [byName, byId] = await Promise.all([
    podman(['image', 'inspect', '--format', '{{.Id}}', name]),
    podman(['image', 'exists', id]),
  ]);
  // `image exists` ends with 0 or 1; anything else is podman failing.
  if (byId.exitCode !== 0 && byId.exitCode !== 1) return null;
  const found = byName.exitCode === 0 ? byName.stdout.trim().replace(/^sha256:/, '') : '';
  return { id: found === '' ? null : found, hasSameId: byId.exitCode === 0 };
}
