import type { DumpOptions } from '@/lib/domain/options';

/** Arguments of `podman` that dump a container. `archivePath` is used by the archive form only. */
export function dumpArgs(container: string, options: DumpOptions, archivePath: string): string[] {
  const isArchive = options.form === 'archive';
  return [
    'container',
    'checkpoint',
    '--print-stats',
    // Without --keep podman deletes CRIU's logs and statistics on success.
    '--keep',
    ...(options.leaveRunning ? ['--leave-running'] : []),
    ...(options.tcpEstablished ? ['--tcp-established'] : []),
    ...(options.fileLocks ? ['--file-locks'] : []),
    ...(isArchive ? ['--export', archivePath, '--compress', options.compression] : []),
    ...(isArchive && options.ignoreRootfs ? ['--ignore-rootfs'] : []),
    ...(isArchive && options.ignoreVolumes ? ['--ignore-volumes'] : []),
    container,
  ];
}

/** File name of an archive, by its compression. */
export function archiveFileName(options: DumpOptions): string {
  return { none: 'archive.tar', zstd: 'archive.tar.zst', gzip: 'archive.tar.gz' }[options.compression];
}
