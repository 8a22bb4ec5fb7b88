import type { ErrorCode } from '@/lib/errors/codes';

/** Causes that a line in the runtime's CRIU settings removes, and that line. podman has no flag for any of them. */
export const criuConfigLines = {
  'criu/nftables-lock': 'network-lock iptables',
  'criu/tcp-in-flight': 'skip-in-flight',
  'criu/ghost-file': 'ghost-limit 300M',
  'criu/link-remap': 'link-remap',
  'criu/unix-socket': 'ext-unix-sk',
  'criu/probes': 'allow-uprobes',
  'criu/timeout': 'timeout 120',
  'criu/unix-socket-in-image': 'ext-unix-sk',
  'criu/cgroup-write': 'manage-cgroups=ignore',
  'cuda/lock-timeout': 'timeout 120',
  'cuda/checkpoint-failed': 'timeout 120',
} as const satisfies Partial<Record<ErrorCode, string>>;

/** A cause with such a line. */
export type CriuConfigCode = keyof typeof criuConfigLines;

export function isCriuConfigCode(code: string): code is CriuConfigCode {
  return Object.hasOwn(criuConfigLines, code);
}
