import 'server-only';
import { mkdir, writeFile } from 'node:fs/promises';
import { AppError } from '@/lib/errors/app-error';
import { checkpointDir } from '@/lib/env';
import { exec } from '@/lib/host/process/exec';
import { exists } from '@/lib/host/storage/exists';
import { engineLayout } from './layout';

// Containers must outlive every command, so all commands enter one mount namespace that is kept
// by a bind mount of its file. A chroot would not do: CRIU needs the root to be a mount point.
// /dev/shm and /run are the engine's own, so that another podman on the host does not meet ours.
// The namespace file lies on a small private tmpfs: after a reboot it is gone, never stale.
const makeScript = `
mountpoint -q "$RAM" || mount -t tmpfs -o size=1M,mode=0700 gpu-load "$RAM"
mount -t tmpfs -o size=64k,mode=0700 gpu-load-ns "$NS"
mount --make-private "$NS"
: > "$NS/mnt.ns"
unshare --mount="$NS/mnt.ns" --propagation private sh -euc '
  # First of all: mounted after the data folder, they would hide one that lies below /tmp or /run.
  mount -t tmpfs -o mode=0755 tmpfs "$ROOT/run"
  mount -t tmpfs -o mode=1777 tmpfs "$ROOT/tmp"
  mkdir -p "$ROOT/run/lock" "$ROOT/.old" "$ROOT$DATA" "$ROOT$CHECKPOINTS"
  # Before the root becomes a mount point: bound afterwards, the data folder would hold the root again.
  mount --rbind "$DATA" "$ROOT$DATA"
  mountpoint -q "$ROOT$RAM"
  case "$CHECKPOINTS/" in "$DATA"/*) ;; *) mount --rbind "$CHECKPOINTS" "$ROOT$CHECKPOINTS" ;; esac
  mount --rbind "$ROOT" "$ROOT"
  mount -t proc proc "$ROOT/proc"
  mount -t sysfs sysfs "$ROOT/sys"
  mount -t cgroup2 cgroup2 "$ROOT/sys/fs/cgroup"
  mount --rbind /dev "$ROOT/dev"
  if mountpoint -q "$ROOT/dev/shm"; then umount "$ROOT/dev/shm"; fi
  mkdir -p "$ROOT/dev/shm"
  mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs "$ROOT/dev/shm"
  cd "$ROOT"
  pivot_root . .old
  cd /
  umount -l /.old
'
: > "$NS/up"
`;

// Leftovers of a bring-up that was cut off are taken away first; a failed one leaves nothing.
const guardedScript = `
[ ! -e "$NS/up" ] || exit 0
clear_ns() {
  umount -l "$NS/mnt.ns" 2>/dev/null || true
  while mountpoint -q "$NS"; do umount -l "$NS"; done
}
clear_ns
rm -f "$NS/mnt.ns"
if sh -euc "$MAKE"; then exit 0; fi
clear_ns
exit 1
`;

/** True when the engine's namespace is there (it is not after a reboot). */
export async function isEngineUp(): Promise<boolean> {
  return exists(engineLayout().upMarker);
}

/**
 * Makes the engine's namespace unless it is there. Safe to call from several processes at once.
 * @throws AppError podman/engine-down
 */
export async function bringUpEmbedded(): Promise<void> {
  if (await isEngineUp()) return;
  const layout = engineLayout();
  const checkpoints = checkpointDir();
  for (const folder of [layout.namespaceDir, layout.graphRoot, layout.ramDisk, checkpoints]) {
    await mkdir(folder, { recursive: true });
  }
  await writeFile(layout.lockFile, '');
  const result = await exec(['flock', layout.lockFile, 'sh', '-uc', guardedScript], {
    timeoutMs: 60_000,
    env: {
      MAKE: makeScript,
      NS: layout.namespaceDir,
      ROOT: layout.root,
      DATA: layout.data,
      RAM: layout.ramDisk,
      CHECKPOINTS: checkpoints,
    },
  });
  if (result.exitCode !== 0) {
    throw new AppError('podman/engine-down', `The embedded engine could not be brought up: ${result.stderr}`);
  }
}
