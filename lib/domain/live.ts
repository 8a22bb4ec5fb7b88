import type { EngineKind } from './testbed';
/** Live state of one container, as podman tells it. `null` means not available, never zero. */
export interface ContainerState {
  id: string;
  name: string;
  image: string;
  /** podman's word: created, running, paused, exited, ... */
  state: string;
  createdAt: string | null;
  startedAt: string | null;
  exitCode: number | null;
  ports: { hostIp: string; hostPort: number; containerPort: number; protocol: string }[];
  cpuPercent: number | null;
  memoryBytes: number | null;
  pid: number | null;
  /** Set by labels the product gives to containers it launches. */
  specId: string | null;
  checkpointCount: number;
  /** The run that holds this container now, when there is one. */
  busyRunId: string | null;
}

export interface GpuState {
  name: string;
  uuid: string;
  memoryUsedBytes: number;
  memoryTotalBytes: number;
  utilizationPercent: number | null;
  temperatureCelsius: number | null;
  powerWatts: number | null;
  powerLimitWatts: number | null;
  smClockMhz: number | null;
  smClockMaxMhz: number | null;
  /** Split into instances, of which neither CRIU's plugin nor cuda-checkpoint can save any. */
  isMigEnabled: boolean | null;
  /** Without it the driver is loaded anew for the first process, which adds to a start. */
  isPersistent: boolean | null;
}

/** GPU memory that one process holds now. */
export interface GpuProcess {
  gpuUuid: string;
  /** As the host counts. */
  pid: number;
  usedBytes: number;
  /** The container that it belongs to; null: a process of the host, or of another engine. */
  containerName: string | null;
}

/** Live state of the host; every page that shows it says how old it is. */
export interface HostState {
  hostId: string;
  at: string;
  engine: { state: 'up'; kind: EngineKind; detail: null } | { state: 'down'; kind: null; detail: string | null };
  cpuPercent: number | null;
  memoryTotalBytes: number;
  memoryAvailableBytes: number;
  diskTotalBytes: number | null;
  diskFreeBytes: number | null;
  ramDiskSizeBytes: number | null;
  ramDiskUsedBytes: number | null;
  /** Empty and `gpuNote` says why when there is none. */
  gpus: GpuState[];
  gpuNote: string | null;
  gpuProcesses: GpuProcess[];
  containers: ContainerState[];
}

/** One line of the Host page: what the product needs, what it found, what to do. */
export interface Requirement {
  id: string;
  title: string;
  state: 'ok' | 'warning' | 'missing' | 'not-present';
  found: string;
  why: string;
  /** Sentences and copyable commands (a command starts with "$ "). */
  remedy: string[];
}
