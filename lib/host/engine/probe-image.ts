import 'server-only';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { exec } from '@/lib/host/process/exec';

/** A tiny image: a static busybox that waits. Used to prove an engine, and by fast tests. */
export const probeImageName = 'localhost/gpu-load/probe:1';

/** Makes the probe image in an engine unless it is there. */
export async function ensureProbeImage(podman: readonly string[]): Promise<void> {
  if ((await exec([...podman, 'image', 'exists', probeImageName])).exitCode === 0) return;
  // Below the temporary folder of the host; podman reads the archive from its standard input.
  const work = await mkdtemp(path.join(os.tmpdir(), 'gpu-load-probe-'));
  try {
    await must(['sh', '-c', 'cd "$1" && apt-get download busybox-static', 'sh', work]);
    const deb = (await readdir(work)).find((name) => name.endsWith('.deb')) ?? '';
    const root = path.join(work, 'root');
    for (const folder of ['proc', 'sys', 'dev', 'tmp']) await mkdir(path.join(root, folder), { recursive: true });
    await must(['dpkg', '-x', path.join(work, deb), root]);
    await must([
      'sh', '-c',
      'root="$1"; image="$2"; shift 2; tar -C "$root" -cf - . | "$@" import --change \'ENTRYPOINT ["/bin/busybox","sleep","1000000"]\' - "$image"',
      'sh', root, probeImageName, ...podman,
    ]); // prettier-ignore
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function must(argv: string[]): Promise<void> {
  const result = await exec(argv, { timeoutMs: 300_000 });
  if (result.exitCode !== 0) throw new Error(`${argv[0]} failed: ${result.stderr.slice(-500)}`);
}
