import 'server-only';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/lib/errors/app-error';
import { exec } from '@/lib/host/process/exec';

/**
 * Makes `to` an exact copy of `from`; what was in `to` is gone. `cp --archive` keeps what an overlay
 * layer is made of and Node's own copy loses: whiteouts (character devices 0:0), trusted.* attributes,
 * owners and holes.
 */
export async function replaceTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  // The folder itself stays: podman has mounted it, or will.
  for (const entry of await readdir(to)) await rm(path.join(to, entry), { recursive: true, force: true });
  const argv = ['cp', '--archive', '--reflink=auto', '--', `${from}/.`, `${to}/`];
  const result = await exec(argv, { timeoutMs: 600_000 });
  if (result.exitCode === 0) return;
  const isFull = result.stderr.includes('No space left on device');
  throw new AppError(isFull ? 'disk/full' : 'internal/unexpected', `Copying ${from} to ${to} failed: ${result.stderr}`);
}
