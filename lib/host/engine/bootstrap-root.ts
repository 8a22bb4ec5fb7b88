import 'server-only';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { exec } from '@/lib/host/process/exec';
import { debianMirror } from './mirror';

/**
 * Makes a root folder from packages of one Debian suite with mmdebstrap. It appears under its
 * name only when it is complete.
 * @throws Error with the last lines of mmdebstrap's output.
 */
export async function bootstrapRoot(folder: string, suite: string, packages: readonly string[]): Promise<void> {
  await ensureMmdebstrap();
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  const result = await exec(
    [
      'mmdebstrap',
      '--mode=root',
      '--variant=apt',
      '--aptopt=APT::Install-Recommends "false"',
      '--aptopt=Acquire::Check-Valid-Until "false"',
      '--aptopt=Acquire::Retries "3"',
      '--dpkgopt=path-exclude=/usr/share/man/*',
      '--dpkgopt=path-exclude=/usr/share/locale/*',
      '--dpkgopt=path-exclude=/usr/share/doc/*',
      `--include=${packages.join(',')}`,
      suite,
      part,
      await debianMirror(),
    ],
    { timeoutMs: 1_800_000, env: { DEBIAN_FRONTEND: 'noninteractive' } },
  );
  if (result.exitCode !== 0) {
    // An interrupted bootstrap may have left /proc mounted below its folder, which rm cannot remove.
    for (const mount of ['proc', 'sys', 'dev']) await exec(['umount', '--lazy', path.join(part, mount)]);
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw new Error(`mmdebstrap could not make ${suite}: ${result.stderr.split('\n').slice(-6).join(' ')}`);
  }
  await rename(part, folder);
}

// From the host's own suite: nothing foreign is mixed into the host.
async function ensureMmdebstrap(): Promise<void> {
  if ((await exec(['mmdebstrap', '--version'])).exitCode === 0) return;
  await exec(['apt-get', 'update'], { timeoutMs: 300_000 });
  const result = await exec(['apt-get', 'install', '-y', '--no-install-recommends', 'mmdebstrap'], {
    timeoutMs: 600_000,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.exitCode !== 0) throw new Error(`mmdebstrap could not be installed: ${result.stderr.slice(-400)}`);
}
