import 'server-only';
import type { ByteKind } from '@/lib/domain/contents/byte-kinds';

/** What a file of a checkpoint is by its path. Pages are `memory-other` until their page tables say more. */
export interface FileClass {
  kind: ByteKind;
  /** Name of a file among CRIU's images; null for every other file. */
  imageFile: string | null;
}

// CRIU's images lie in `images/` of a folder, in `checkpoint/` of podman's archives.
const imageFolder = /^(?:images|checkpoint)\/([^/]+)$/;

// Top-level files of podman's archives, and the sidecars kept in `userdata/`.
const podmanFiles: [RegExp, ByteKind][] = [
  [/^(?:userdata\/)?devshm-checkpoint\.tar$/, 'dev-shm'],
  [/^artifacts\//, 'container-config'],
  [/^rootfs-diff\.tar$/, 'layer'],
  [/^deleted\.files$/, 'layer'],
  [/^layer\//, 'layer'],
  [/^volumes\//, 'volumes'],
  [/^(?:userdata\/)?(?:network\.status|config\.dump|spec\.dump|bind\.mounts|ctr\.log)$/, 'container-config'],
  [/^(?:userdata\/)?(?:dump|restore)\.log$/, 'logs'],
  [/^(?:userdata\/)?stats-(?:dump|restore)$/, 'logs'],
];

const imageKinds: [RegExp, ByteKind][] = [
  [/^pages-(?:shmem-)?\d+\.img$/, 'memory-other'],
  [/^pagemap-(?:shmem-)?\d+\.img$/, 'page-tables'],
  [/^tmpfs-(?:dev-)?\d+\.tar\.gz\.img$/, 'tmpfs'],
  [/^ghost-file-[0-9a-f]+\.img$/, 'ghost-files'],
  [/^(?:sk-queues|tcp-stream-[0-9a-f]+)\.img$/, 'socket-data'],
  [/^(?:pipes-data|fifo-data)\.img$/, 'pipe-data'],
  [/^(?:netdev|netns|netns-ct|netns-exp|ifaddr|route|route6|rule|iptables|ip6tables|nftables)-\d+\.img$/, 'network-state'],
  [/^(?:cuda|amdgpu)[-_]/, 'plugin'],
  [/^(?:stats-(?:dump|restore)|(?:dump|restore)\.log)$/, 'logs'],
  [/^descriptors\.json$/, 'container-config'],
]; // prettier-ignore

// The rest of criu/image-desc.c.
const processState =
  /^(?:inventory|files|reg-files|ext-files|ns-files|eventfd|eventpoll|eventpoll-tfd|signalfd|inotify|inotify-wd|fanotify|fanotify-mark|pipes|fifo|pstree|unixsk|inetsk|packetsk|netlinksk|remap-fpath|memfd|binfmt-misc|tty|tty-info|tty-data|filelocks|tunfile|cgroup|timerfd|cpuinfo|seccomp|bpfmap-file|bpfmap-data|apparmor|pidfd|irmap-cache|(?:fdinfo|core|ids|mm|vmas|sigacts|itimers|posix-timers|creds|utsns|ipcns-var|ipcns-shm|ipcns-msg|ipcns-sem|fs|mountpoints|autofs|binfmt-misc|rlimit|signal-s|signal-p|userns|timens|pidns)-\d+)(?:\.img)?$/;

/** Which kind of bytes a file has, by its path below the checkpoint. */
export function classifyFile(path: string): FileClass {
  const imageFile = imageFolder.exec(path)?.[1] ?? null;
  if (imageFile === null) {
    const found = podmanFiles.find(([pattern]) => pattern.test(path));
    // podman keeps CRIU's statistics beside the images in an archive.
    const statistics = /^(?:userdata\/)?(stats-(?:dump|restore))$/.exec(path)?.[1] ?? null;
    return { kind: found?.[1] ?? 'unknown', imageFile: statistics };
  }
  const found = imageKinds.find(([pattern]) => pattern.test(imageFile));
  const kind = found?.[1] ?? (processState.test(imageFile) ? 'process-state' : 'unknown');
  return { kind, imageFile };
}
