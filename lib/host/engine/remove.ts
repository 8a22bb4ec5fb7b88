import 'server-only';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { exec } from '@/lib/host/process/exec';
import { exists } from '@/lib/host/storage/exists';
import { engineLayout } from './layout';
import { takeDownEngine } from './take-down';

/**
 * Takes the embedded engine away: containers, mounts, namespace, bridge, images, and mmdebstrap
 * when the product installed it. Checkpoints on disk and the database stay unless `isAll`.
 */
export async function removeEngine({
  isAll = false,
  say = () => {},
}: {
  isAll?: boolean;
  say?: (line: string) => void;
}) {
  const { data, folder, graphRoot, ramDisk, mmdebstrapMark, lockFile } = engineLayout();
  if (!(await exists(folder))) return say('There is no embedded engine here.');
  say('stopping containers and removing the namespace');
  await takeDownEngine();
  if ((await mountsBelow(ramDisk)).length > 0) await exec(['umount', '--lazy', ramDisk]);
  const left = [...(await mountsBelow(folder)), ...(await mountsBelow(graphRoot)), ...(await mountsBelow(ramDisk))];
  // Deleting below a mount could delete what is not ours (the host's /dev, for one).
  if (left.length > 0) throw new Error(`Nothing was deleted: still mounted are ${left.join(', ')}.`);
  if (await exists(mmdebstrapMark)) {
    say('removing mmdebstrap, which the set-up had installed');
    await exec(['apt-get', 'purge', '-y', 'mmdebstrap'], { timeoutMs: 300_000 });
  }
  say('deleting the engine, its images and its containers');
  for (const each of [folder, graphRoot, ramDisk]) await rm(each, { recursive: true, force: true });
  await rm(lockFile, { force: true });
  if (isAll) for (const name of await readdir(data)) await rm(path.join(data, name), { recursive: true, force: true });
}

async function mountsBelow(folder: string): Promise<string[]> {
  const lines = (await readFile('/proc/self/mounts', 'utf8')).split('\n');
  const places = lines.map((line) => (line.split(' ')[1] ?? '').replaceAll('\\040', ' '));
  return places.filter((place) => place === folder || place.startsWith(`${folder}/`));
}
