export interface MountView {
  mountId: number;
  parentMountId: number;
  mountpoint: string;
  /** Root of the mount within its file system. */
  root: string;
  fileSystem: string;
  source: string | null;
  options: string | null;
  /** True when it comes from outside of the container and must be there at a restore. */
  isExternal: boolean;
  isReadOnly: boolean;
}

export interface NamespaceView {
  type: 'pid' | 'net' | 'ipc' | 'uts' | 'mnt' | 'user' | 'cgroup' | 'time';
  id: number;
  /** Hostname of a UTS namespace, path of an external one; else null. */
  detail: string | null;
  pids: number[];
}

export interface CgroupView {
  controllers: string[];
  path: string;
  properties: { name: string; value: string }[];
}

/** podman's and the runtime's description of the container (`config.dump`, `spec.dump`). */
export interface ContainerConfigView {
  name: string | null;
  id: string | null;
  image: string | null;
  imageId: string | null;
  createdAt: string | null;
  checkpointedAt: string | null;
  runtime: string | null;
  /** What the container was started with; secrets are masked. */
  arguments: string[];
  environment: { name: string; value: string | null; isSecret: boolean }[];
  ports: { hostPort: number; containerPort: number; protocol: string; hostIp: string | null }[];
  mounts: { source: string; destination: string; type: string; options: string[] }[];
  annotations: { name: string; value: string }[];
}

/** CRIU's own statistics of the last restore from these files (`stats-restore`), in microseconds and pages of 4 KiB. */
export interface RestoreStatisticsView {
  forkingTimeUs: number;
  /** Without what comes after the memory. */
  restoreTimeUs: number;
  pagesCompared: number;
  pagesSkippedCow: number;
  pagesRestored: number | null;
}

/** CRIU's own statistics of the dump (`stats-dump`), in microseconds and pages of 4 KiB. */
export interface CriuStatisticsView {
  freezingTimeUs: number;
  frozenTimeUs: number;
  memdumpTimeUs: number;
  memwriteTimeUs: number;
  irmapResolveUs: number | null;
  pagesScanned: number;
  pagesSkippedParent: number;
  pagesWritten: number;
  pagesLazy: number;
  sharedPagesScanned: number | null;
  sharedPagesSkippedParent: number | null;
  sharedPagesWritten: number | null;
}
