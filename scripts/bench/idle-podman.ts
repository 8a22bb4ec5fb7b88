import 'server-only';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { podmanArgv } from '@/lib/host/podman/podman';
import { startJob } from '@/lib/host/process/job';
import { median } from './pairs';

const repeats = 3;

/** Start and end of a podman command, started as restores are, in ms: the median of one that only looks a name up. */
export async function idlePodmanMs(container: string): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gpu-load-idle-'));
  try {
    const tookMs: number[] = [];
    for (let i = 0; i < repeats; i += 1) {
      const argv = await podmanArgv(['container', 'exists', container]);
      tookMs.push((await (await startJob(argv, path.join(folder, String(i)))).done).durationMs);
    }
    return median(tookMs);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
