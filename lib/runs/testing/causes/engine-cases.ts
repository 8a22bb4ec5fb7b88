import 'server-only';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Spec } from '@/lib/domain/spec';
import { podmanOrThrow } from '@/lib/host/podman/podman';
import type { ErrorCode } from '@/lib/errors/codes';
import type { CauseCase } from './cause-case';

/** A spec with a fault, and one without. */
function inSpec(
  code: ErrorCode,
  provoked: string,
  remedy: string,
  patch: Partial<Spec>,
  right?: Partial<Spec>,
): CauseCase {
  return {
    code,
    provoked,
    remedy,
    async provoke(bench) {
      const name = code.replace('/', '-');
      const failed = await bench.coldStart(await bench.server(name, '', patch));
      if (!right) return { failed };
      return { failed, remedied: async () => bench.coldStart(await bench.server(`${name}-right`, '', right)) };
    },
  };
}

/** What podman, its network and the engine lack or refuse. */
export const engineCases: readonly CauseCase[] = [
  inSpec(
    'podman/mount-source-missing',
    'a spec that mounts a folder that does not exist',
    'the mount taken out',
    { volumes: [{ source: '/no/such/folder', target: '/data', readOnly: true }] },
    {},
  ),
  inSpec(
    'podman/registry-unreachable',
    'an image of a registry that does not answer',
    'an image that is there',
    { image: '127.0.0.1:1/no/such:1' },
    {},
  ),
  inSpec('gpu/cdi-missing', 'GPUs by CDI on a host without any', 'not tried: needs an NVIDIA GPU', {
    devices: ['nvidia.com/gpu=all'],
  }),
  {
    code: 'podman/auto-remove',
    provoked: 'a container started with --rm',
    isScriptOnly: true,
    remedy: 'the archive form',
    async provoke(bench) {
      const server = await bench.server('rm');
      await bench.launchByHand(server, ['--rm']);
      const failed = await bench.dump(server);
      return { failed, remedied: () => bench.dumpAndRestore(server, { form: 'archive' }) };
    },
  },
  {
    code: 'podman/dependencies',
    provoked: 'an archive of a container that requires another',
    isScriptOnly: true,
    remedy: 'started again, then the directory form',
    async provoke(bench) {
      const other = await bench.server('other');
      await bench.launchByHand(other, []);
      const server = await bench.server('dependent');
      await bench.launchByHand(server, ['--requires', other.container]);
      const failed = await bench.dump(server, { form: 'archive' });
      return {
        failed,
        remedied: async () => {
          await podmanOrThrow(['start', server.container]);
          return bench.dumpAndRestore(server);
        },
      };
    },
  },
  {
    code: 'criu/iptables-missing',
    provoked: 'the engine without iptables in its PATH',
    remedy: 'iptables there again',
    async provoke(bench) {
      const server = await bench.server('iptables');
      await bench.coldStart(server);
      const gone = ['iptables-restore', 'ip6tables-restore', 'iptables', 'ip6tables'];
      const failed = await bench.engine.withoutPrograms(gone, () => bench.dump(server));
      return { failed, remedied: () => bench.dumpAndRestore(server) };
    },
  },
  {
    code: 'criu/plugin-broken',
    provoked: 'a file in CRIU’s plugin folder that is no plugin',
    remedy: 'the file taken away',
    async provoke(bench) {
      const server = await bench.server('plugin');
      await bench.coldStart(server);
      const plugin = bench.engine.inside('/usr/lib/criu/broken_plugin.so');
      await mkdir(path.dirname(plugin), { recursive: true });
      await writeFile(plugin, 'not a plugin\n');
      const failed = await bench.dump(server).finally(() => rm(plugin));
      return { failed, remedied: () => bench.dumpAndRestore(server) };
    },
  },
  {
    code: 'podman/runtime-missing',
    provoked: 'podman set to a runtime that is not installed',
    remedy: 'runc again',
    async provoke(bench) {
      const server = await bench.server('runtime');
      const command = (usual: string) => `${usual} --runtime /no/such/runtime`;
      const failed = await bench.engine.withPodman('no-runtime', command, () => bench.coldStart(server));
      return { failed, remedied: () => bench.coldStart(server) };
    },
  },
];
