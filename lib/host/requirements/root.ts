import 'server-only';
import type { Requirement } from '@/lib/domain/live';
import { env } from '@/lib/env';

/** CRIU needs root, at least for what podman asks of it. */
export function rootRequirement(): Requirement {
  const uid = process.getuid?.();
  const podman = env().PODMAN_COMMAND;
  const usesSudo = podman?.[0] === 'sudo';
  const isRoot = uid === 0;
  return {
    id: 'root',
    title: 'Root',
    state: isRoot ? 'ok' : usesSudo ? 'warning' : 'missing',
    found: isRoot
      ? 'The server runs as root.'
      : `The server runs as user ${uid}${usesSudo ? ', and podman through sudo' : ''}.`,
    why: 'podman checkpoints only containers of root, and the embedded engine mounts its own file tree.',
    remedy: isRoot
      ? []
      : usesSudo
        ? [
            'Checkpoints on a RAM disk and the writable layer of containers need root as well; run the server as root for those.',
          ]
        : [
            'Start it as root.',
            '$ sudo npm run up',
            'Or let podman alone run as root, in .env: PODMAN_COMMAND=sudo -n podman',
          ],
  };
}
