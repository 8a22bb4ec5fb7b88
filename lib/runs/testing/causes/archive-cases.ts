import 'server-only';
import { podmanOrThrow } from '@/lib/host/podman/podman';
import type { CauseBench, CauseServer } from './cause-bench';
import type { CauseCase } from './cause-case';

/** Why an archive cannot be restored, most often as a second copy. */
export const archiveCases: readonly CauseCase[] = [
  {
    code: 'criu/address-gone',
    provoked: 'a socket bound to the container’s own address, its archive restored under a new name',
    remedy: 'restored under its old name, with its old address',
    async provoke(bench) {
      const script =
        "import os, socket\nprobe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nprobe.connect(('192.0.2.1', 9))\nown = probe.getsockname()[0]\nprobe.close()\nheld = socket.socket()\nheld.bind((own, 9000))\nheld.listen()\n";
      const server = await bench.server('bound', script);
      const { id } = await bench.checkpoint(server, { form: 'archive' });
      const failed = await bench.restore(id, { newName: bench.name('bound-copy') });
      return { failed, remedied: () => backUnderOldName(bench, server, id) };
    },
  },
  {
    code: 'podman/name-with-tcp',
    provoked: 'an archive restored with --tcp-established under a new name',
    remedy: 'the same without --tcp-established',
    async provoke(bench) {
      const { id } = await bench.checkpoint(await bench.server('copy'), { form: 'archive' });
      const newName = bench.name('copy-2');
      const failed = await bench.restore(id, { newName, tcpEstablished: true });
      return { failed, remedied: () => bench.restore(id, { newName }) };
    },
  },
  {
    code: 'podman/volume-exists',
    provoked: 'an archive with a named volume restored where the volume exists',
    isScriptOnly: true,
    remedy: 'the container and its volume removed first',
    async provoke(bench) {
      const volume = { source: bench.volume('data'), target: '/data', readOnly: false };
      const server = await bench.server('volume', '', { volumes: [volume] });
      const { id } = await bench.checkpoint(server, { form: 'archive' });
      const newName = bench.name('volume-copy');
      const failed = await bench.restore(id, { newName });
      return {
        failed,
        remedied: async () => {
          await bench.remove(server.container);
          await podmanOrThrow(['volume', 'rm', volume.source]);
          return bench.restore(id, { newName });
        },
      };
    },
  },
  {
    code: 'podman/image-missing',
    isScriptOnly: true,
    provoked: 'the image’s name taken away since the dump, checks ignored',
    remedy: 'the name given again',
    async provoke(bench) {
      const [own, usual] = ['localhost/gpu-load/causes:1', 'localhost/gpu-load/demo:1'];
      await podmanOrThrow(['tag', usual, own]);
      const { id } = await bench.checkpoint(await bench.server('untagged', '', { image: own }), { form: 'archive' });
      await podmanOrThrow(['untag', usual, own]);
      const newName = bench.name('untagged-copy');
      const failed = await bench.restore(id, { newName, ignoreReadiness: true });
      return {
        failed,
        remedied: async () => {
          await podmanOrThrow(['tag', usual, own]);
          const run = await bench.restore(id, { newName });
          await podmanOrThrow(['untag', usual, own]);
          return run;
        },
      };
    },
  },
];

async function backUnderOldName(bench: CauseBench, { container }: CauseServer, id: string) {
  await bench.remove(container, bench.name('bound-copy'));
  return bench.restore(id);
}
