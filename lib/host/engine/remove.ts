import 'server-only';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { exec } from '@/lib/host/process/exec';
import { exists } from '@/lib/host/storage/exists';
import { engineLayout } from './layout';
import { takeDownEngine } from './take-down';

/**
 * Takes the embedded engine away: containers, mounts, namespace, bridge, images, and mmdebstrap
 * when the product installed it. Checkpoints on disk, runs and the database stay unless `isAll`;
 * of those, only what lies in the data folder goes.
 * @returns the bytes that came free.
 * @throws Error before anything is deleted, when something is still mounted there.
 */
export async function removeEngine({
  isAll = false,
  say = () => {},
}: {
  isAll?: boolean;
  say?: (line: string) => void;
} = {}): Promise<number> {
  const { data, folder, graphRoot, ramDisk, mmdebstrapMark, lockFile, manifest } = engineLayout();
  if (await exists(folder)) {
    say('stopping containers and removing the namespace');
    // First of all: a server that runs brings up an engine that is built.
    await rm(manifest, { force: true });
    await takeDownEngine();
  }
  if ((await mountsBelow(ramDisk)).length > 0) await exec(['umount', '--lazy', ramDisk]);
  const targets = isAll ? (await readdir(data).catch(() => [])).map((name) => path.join(data, name)) : [];
  for (const each of [folder, graphRoot, ramDisk, lockFile]) {
    if (!targets.includes(each) && (await exists(each))) targets.push(each);
  }
  if (targets.length === 0) return 0;
  const left = (await Promise.all(targets.map(mountsBelow))).flat();
  // Deleting below a mount could delete what is not ours (the host's /dev, for one).
  if (left.length > 0) throw new Error(`Nothing was deleted: still mounted are ${left.join(', ')}.`);
  if (await exists(mmdebstrapMark)) {
    say('removing mmdebstrap, which the set-up had installed');
    await exec(['apt-get', 'purge', '-y', 'mmdebstrap'], { timeoutMs: 300_000 });
  }
  const freedBytes = await diskUsage(targets);
  say(isAll ? `deleting everything in ${data}` : 'deleting the engine, its images and its containers');
  for (const target of targets) await rm(target, { recursive: true, force: true });
  return freedBytes;
}

async function mountsBelow(folder: string): Promise<string[]> {
  const lines = (await readFile('/proc/self/mounts', 'utf8')).split('\n');
  const places = lines.map((line) => (line.split(' ')[1] ?? '').replaceAll('\\040', ' '));
  return places.filter((place) => place === folder || place.startsWith(`${folder}/`));
}

// `du` counts blocks and each hard link once, as the disk does; image layers have many.
async function diskUsage(targets: readonly string[]): Promise<number> {
  const found = await exec(['du', '--summarize', '--total', '--block-size=1', '--', ...targets], {
    timeoutMs: 120_000,
  });
  return Number(/(\d+)\ttotal$/.exec(found.stdout.trim())?.[1] ?? 0);
}
