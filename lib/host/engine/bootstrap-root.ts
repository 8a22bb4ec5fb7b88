import 'server-only';
import { writeFile } from 'node:fs/promises';
import { exec } from '@/lib/host/process/exec';
import { engineLayout } from './layout';
import { debianMirror } from './mirror';

/**
 * Makes a root folder from packages of one Debian suite with mmdebstrap. It appears under its
 * name only when it is complete.
 * @throws Error with the last lines of mmdebstrap's output.
 */
export async function bootstrapRoot(folder: string, suite: string, packages: readonly string[]): Promise<void> {
  await ensureMmdebstrap();
  const part = `${folder}.part`;
  const result = await exec(
    [
      'flock',
      `${folder}.lock`,
      'sh',
      '-uc',
      guardedScript,
      folder,
      part,
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
    throw new Error(`mmdebstrap could not make ${suite}: ${result.stderr.split('\n').slice(-6).join(' ')}`);
  }
}

// Two set-ups at once would delete each other's half-made folder: the second waits, then finds
// the first one's result. The part folder of a set-up that was killed goes before a new one; it
// may have left /proc and the like mounted there, which rm cannot and must not enter.
const guardedScript = `
part="$1"; shift
clear_part() {
  for name in proc sys dev; do umount --lazy "$part/$name" 2>/dev/null || true; done
  rm -rf --one-file-system "$part"
}
[ ! -e "$0" ] || exit 0
clear_part
if "$@"; then mv -T "$part" "$0"; else clear_part; exit 1; fi
`;

// From the host's own suite: nothing foreign is mixed into the host.
async function ensureMmdebstrap(): Promise<void> {
  if ((await exec(['mmdebstrap', '--version'])).exitCode === 0) return;
  await exec(['apt-get', 'update'], { timeoutMs: 300_000 });
  const result = await exec(['apt-get', 'install', '-y', '--no-install-recommends', 'mmdebstrap'], {
    timeoutMs: 600_000,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.exitCode !== 0) throw new Error(`mmdebstrap could not be installed: ${result.stderr.slice(-400)}`);
  await writeFile(engineLayout().mmdebstrapMark, '');
}
