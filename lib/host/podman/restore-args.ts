import type { RestoreOptions } from '@/lib/domain/options';

/** What is restored: a container's own slot, or an archive under a name. */
export type RestoreTarget =
  { form: 'directory'; container: string } | { form: 'archive'; archivePath: string; containerPort: number | null };

/** Arguments of `podman` that restore. `--keep` always: a golden checkpoint is never consumed. */
export function restoreArgs(target: RestoreTarget, options: RestoreOptions): string[] {
  return [
    'container',
    'restore',
    '--print-stats',
    '--keep',
    ...(options.tcpEstablished ? ['--tcp-established'] : []),
    ...(options.tcpClose ? ['--tcp-close'] : []),
    ...(options.fileLocks ? ['--file-locks'] : []),
    ...(options.ignoreStaticIp ? ['--ignore-static-ip'] : []),
    ...(options.ignoreStaticMac ? ['--ignore-static-mac'] : []),
    ...(target.form === 'archive' ? ['--import', target.archivePath] : []),
    ...(target.form === 'archive' && options.newName !== null ? ['--name', options.newName] : []),
    ...(target.form === 'archive' && options.hostPort !== null && target.containerPort !== null
      ? ['--publish', `127.0.0.1:${options.hostPort}:${target.containerPort}`]
      : []),
    ...(target.form === 'directory' ? [target.container] : []),
  ];
}
