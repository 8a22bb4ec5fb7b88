import type { ErrorCode } from '@/lib/errors/codes';

/** A cause: the stable part of the words that give it away. Earlier rows win. */
export interface Cause {
  code: ErrorCode;
  pattern: RegExp;
  /** `criu`: a line of dump.log or restore.log; `engine`: podman's own words. */
  source: 'criu' | 'engine';
}

// CRIU's words come first: podman only says that CRIU failed.
export const causes: readonly Cause[] = [
  { code: 'disk/full', pattern: /No space left on device/, source: 'criu' },
  { code: 'criu/established-tcp', pattern: /Connected TCP socket/, source: 'criu' },
  { code: 'criu/file-locks', pattern: /Some file locks are hold by dumping tasks/, source: 'criu' },
  { code: 'criu/ghost-file', pattern: /Can't dump ghost file .* increase limit/, source: 'criu' },
  { code: 'criu/link-remap', pattern: /Can't create link remap for/, source: 'criu' },
  { code: 'criu/file-changed', pattern: /File .* has bad size/, source: 'criu' },
  { code: 'criu/io-uring', pattern: /anon_inode:\[io_uring\]/, source: 'criu' },
  { code: 'criu/kernel-too-new', pattern: /Can't get 1:16 opt: Operation not supported/, source: 'criu' },
  { code: 'criu/kernel-too-new', pattern: /Unexpected rt vDSO area bounds/, source: 'criu' },
  { code: 'criu/iptables-missing', pattern: /Iptables configuration failed|execvp\("(iptables|nft)/, source: 'criu' },
  { code: 'podman/port-taken', pattern: /Can't bind inet socket.*Address already in use/, source: 'criu' },
  { code: 'podman/container-missing', pattern: /no container with name or ID|no such container/, source: 'engine' },
  {
    code: 'podman/name-in-use',
    pattern: /name ".*" is already in use|that (ID|name) is already in use/,
    source: 'engine',
  },
  { code: 'podman/port-taken', pattern: /address already in use|port is already allocated/i, source: 'engine' },
  { code: 'archive/missing', pattern: /failed to open checkpoint archive/, source: 'engine' },
  { code: 'archive/corrupt', pattern: /unpacking of checkpoint archive/, source: 'engine' },
  {
    code: 'checkpoint/consumed',
    pattern: /a complete checkpoint for this container cannot be found/,
    source: 'engine',
  },
  { code: 'podman/is-running', pattern: /is running or paused, cannot restore/, source: 'engine' },
  { code: 'podman/not-running', pattern: /is not running, cannot checkpoint/, source: 'engine' },
  {
    code: 'podman/image-missing',
    pattern: /image not known|unable to copy from source|no such image/i,
    source: 'engine',
  },
  {
    code: 'criu/missing',
    pattern:
      /failed to check for criu version|checkpoint\/restore requires at least CRIU|"criu": executable file not found/,
    source: 'engine',
  },
  {
    code: 'criu/runtime-without-criu',
    pattern: /configured runtime does not support checkpoint\/restore/,
    source: 'engine',
  },
  { code: 'disk/full', pattern: /no space left on device/i, source: 'engine' },
  { code: 'podman/engine-down', pattern: /embedded engine is not up|reassociate to namespace/, source: 'engine' },
];
