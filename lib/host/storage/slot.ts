import 'server-only';
import { access, lstat, mkdir, readdir, rename, rm, symlink, unlink } from 'node:fs/promises';
import path from 'node:path';

// Podman has one slot per container: `userdata/checkpoint`. The product makes that slot a symbolic
// link to the checkpoint's own folder while podman works on it. Whatever podman cleans up
// (a restore without --keep, `podman rm`) can then only remove the link, never the files.
// See docs/decisions/005-where-checkpoints-live.md.

const slotPath = (userdataDir: string) => path.join(userdataDir, 'checkpoint');

/** Points podman's slot at `imagesDir`, which is made when missing. */
export async function linkSlot(userdataDir: string, imagesDir: string): Promise<void> {
  await mkdir(imagesDir, { recursive: true });
  await freeSlot(userdataDir);
  await symlink(imagesDir, slotPath(userdataDir));
}

/**
 * Takes our link out of the slot, so that a dump made by hand cannot write into a golden
 * checkpoint. A real folder there is somebody else's checkpoint: it is moved aside, not deleted.
 */
export async function freeSlot(userdataDir: string): Promise<void> {
  const slot = slotPath(userdataDir);
  const found = await lstat(slot).catch(() => null);
  if (found === null) return;
  if (found.isSymbolicLink()) return unlink(slot);
  if (found.isDirectory() && (await readdir(slot)).length === 0) return rm(slot, { recursive: true });
  await rename(slot, `${slot}.by-hand-${Date.now()}`);
}

/** Where podman writes an archive's images before it packs them: a real folder, for a link would be packed as a link. */
export async function openSlot(userdataDir: string): Promise<string> {
  await freeSlot(userdataDir);
  return slotPath(userdataDir);
}

/** Takes away what podman wrote into a slot that `openSlot` opened. */
export async function clearSlot(userdataDir: string): Promise<void> {
  await rm(slotPath(userdataDir), { recursive: true, force: true });
}

/** False: surely not running. True: conmon's control pipe is there, so podman must be asked. */
export async function mayBeRunning(userdataDir: string): Promise<boolean> {
  return access(path.join(userdataDir, 'ctl')).then(
    () => true,
    () => false,
  );
}
