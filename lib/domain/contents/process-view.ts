export const processStates = ['running', 'stopped', 'zombie', 'unknown'] as const;
export type ProcessState = (typeof processStates)[number];

/** One variable of an environment. */
export interface EnvVariable {
  name: string;
  /** Null: withheld. Views never carry values; the route for one process's environment does. */
  value: string | null;
  /** True when its name is that of a secret (token, password, key). */
  isSecret: boolean;
}

export interface ThreadView {
  tid: number;
  /** Null when the image does not say. */
  comm: string | null;
  /** Signals blocked by this thread, by name: `SIGINT`. */
  blockedSignals: string[];
}

export interface ProcessTimer {
  /** `interval` is setitimer, `posix` timer_create. */
  type: 'interval' | 'posix';
  /** `real`, `virtual`, `prof`, or the clock of a POSIX timer. */
  clock: string;
  intervalNs: number;
  /** Until it next fires; 0: not armed. */
  remainingNs: number;
}

export interface PendingSignal {
  signal: string;
  /** Null: sent to the whole process. */
  tid: number | null;
}

/** One process of the container, with the pids of its namespace. */
export interface ProcessView {
  pid: number;
  /** 0: the root of the tree. */
  ppid: number;
  pgid: number;
  sid: number;
  comm: string | null;
  state: ProcessState;
  exitCode: number | null;
  threads: ThreadView[];
  /** Read from the memory of the process; null when those pages are not in the checkpoint. Secrets are masked. */
  arguments: string[] | null;
  /** Names only, read from memory; null when those pages are not in the checkpoint. */
  environment: EnvVariable[] | null;
  executable: string | null;
  workingFolder: string | null;
  rootFolder: string | null;
  uid: number | null;
  gid: number | null;
  groups: number[];
  /** Effective capabilities by name: `CAP_KILL`. Null when the image does not say. */
  capabilities: string[] | null;
  seccomp: 'none' | 'strict' | 'filter' | 'unknown';
  hasNoNewPrivileges: boolean | null;
  oomScoreAdjust: number | null;
  niceness: number | null;
  pendingSignals: PendingSignal[];
  timers: ProcessTimer[];
  limits: { name: string; soft: number | 'unlimited'; hard: number | 'unlimited' }[];
  /** Bytes of its own memory in this checkpoint, without memory shared with others. */
  savedBytes: number;
  openFileCount: number;
  socketCount: number;
  /** Paths by controller. */
  cgroups: { controller: string; path: string }[];
}

/** Answer of the route for one process's environment: with all values, secret ones too. */
export interface ProcessEnvironment {
  pid: number;
  arguments: string[] | null;
  environment: EnvVariable[] | null;
}
