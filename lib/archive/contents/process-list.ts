import 'server-only';
import type { CoreEntry, ItimerEntry, PstreeEntry, SignalQueueEntry } from '@/lib/archive/criu/records';
import { capabilitiesOf, clockName, limitNames, signalName, signalsOfMask } from '@/lib/domain/contents/linux-names';
import type { ProcessMemory } from '@/lib/domain/contents/mapping-view';
import { envVariables, maskArguments } from '@/lib/domain/contents/mask-arguments';
import type { OpenFileView } from '@/lib/domain/contents/open-file-view';
import type {
  PendingSignal,
  ProcessState,
  ProcessTimer,
  ProcessView,
  ThreadView,
} from '@/lib/domain/contents/process-view';
import { fileNameOf } from './address-space';
import type { Images } from './images';
import { stringsOf, type MemoryWindow } from './memory-window';

interface Sources {
  images: Images;
  windows: readonly MemoryWindow[];
  memory: readonly ProcessMemory[];
  openFiles: readonly OpenFileView[];
}

/** Every process of pstree.img with what its own images say. */
export function processList(sources: Sources): ProcessView[] {
  const memory = new Map(sources.memory.map((one) => [one.pid, one.savedBytes]));
  const files = filesByProcess(sources.openFiles);
  return sources.images.records('pstree').map((entry) => {
    const own = files.get(entry.pid) ?? [];
    return {
      ...treeFacts(sources.images, entry),
      ...ownerFacts(sources.images, entry.pid),
      ...stringFacts(sources.windows, entry.pid),
      ...pathFacts(sources.images, entry.pid),
      savedBytes: memory.get(entry.pid) ?? 0,
      openFileCount: own.length,
      socketCount: own.filter(({ type }) => type === 'socket').length,
    };
  });
}

function filesByProcess(openFiles: readonly OpenFileView[]): Map<number, OpenFileView[]> {
  const files = new Map<number, OpenFileView[]>();
  for (const file of openFiles) {
    const own = files.get(file.pid);
    if (own) own.push(file);
    else files.set(file.pid, [file]);
  }
  return files;
}

const coreOf = (images: Images, tid: number): CoreEntry | undefined => images.records('core', tid)[0];

function treeFacts(images: Images, { pid, ppid, pgid, sid, threads }: PstreeEntry) {
  const task = coreOf(images, pid)?.tc;
  const state = stateOf(task?.task_state);
  return {
    ...{ pid, ppid, pgid, sid, state },
    comm: task?.comm ?? null,
    exitCode: state === 'zombie' ? (task?.exit_code ?? null) : null,
    threads: threads.map((tid) => threadOf(images, tid)),
    pendingSignals: [
      ...signalsOf(task?.signals_s, null),
      ...threads.flatMap((tid) => signalsOf(coreOf(images, tid)?.thread_core?.signals_p, tid)),
    ],
    timers: timersOf(task?.timers),
    limits: (task?.rlimits?.rlimits ?? []).map(({ cur, max }, i) => ({
      name: limitNames[i] ?? `limit ${i}`,
      soft: limitOf(cur),
      hard: limitOf(max),
    })),
    oomScoreAdjust: task?.oom_score_adj ?? null,
  };
}

const stateNames: Record<number, ProcessState> = { 1: 'running', 2: 'zombie', 3: 'stopped', 6: 'zombie' };

// Numbers of compel's task-state.h, which CRIU's images keep.
function stateOf(state: number | undefined): ProcessState {
  return stateNames[state ?? 0] ?? 'unknown';
}

function threadOf(images: Images, tid: number): ThreadView {
  const core = coreOf(images, tid);
  const mask = core?.thread_core?.blk_sigset ?? core?.tc?.blk_sigset;
  const comm = core?.thread_core?.comm ?? core?.tc?.comm ?? null;
  return { tid, comm, blockedSignals: mask === undefined ? [] : signalsOfMask(mask) };
}

// siginfo_t begins with the signal's number.
function signalsOf(queue: SignalQueueEntry | undefined, tid: number | null): PendingSignal[] {
  return (queue?.signals ?? [])
    .filter(({ siginfo }) => siginfo.length >= 4)
    .map(({ siginfo }) => ({ signal: signalName(siginfo.readInt32LE(0)), tid }));
}

const nanoseconds = (seconds: string, rest: string, unitNs: number) => Number(seconds) * 1e9 + Number(rest) * unitNs;

function timersOf(timers: NonNullable<CoreEntry['tc']>['timers']): ProcessTimer[] {
  if (!timers) return [];
  const interval = (clock: string, { isec, iusec, vsec, vusec }: ItimerEntry): ProcessTimer => ({
    type: 'interval',
    clock,
    intervalNs: nanoseconds(isec, iusec, 1000),
    remainingNs: nanoseconds(vsec, vusec, 1000),
  });
  const posix = timers.posix.map(({ clock_id, isec, insec, vsec, vnsec }): ProcessTimer => ({
    type: 'posix',
    clock: clockName(clock_id),
    intervalNs: nanoseconds(isec, insec, 1),
    remainingNs: nanoseconds(vsec, vnsec, 1),
  }));
  const intervals = [interval('real', timers.real), interval('virtual', timers.virt), interval('prof', timers.prof)];
  // Every process has the three; those that were never set are no news.
  return [...intervals.filter(({ intervalNs, remainingNs }) => intervalNs + remainingNs > 0), ...posix];
}

const unlimited = '18446744073709551615';
const limitOf = (value: string): number | 'unlimited' => (value === unlimited ? 'unlimited' : Number(value));

function ownerFacts(images: Images, pid: number) {
  const core = coreOf(images, pid);
  const thread = core?.thread_core;
  const creds = thread?.creds;
  const mode = thread?.seccomp_mode ?? core?.tc?.old_seccomp_mode;
  const noNewPrivileges = creds?.no_new_privs;
  const cgroupSet = thread?.cg_set ?? core?.tc?.cg_set ?? images.records('inventory')[0]?.root_cg_set;
  const sets = images.records('cgroup').flatMap(({ sets: all }) => all);
  return {
    uid: creds?.uid ?? null,
    gid: creds?.gid ?? null,
    groups: creds?.groups ?? [],
    capabilities: creds ? capabilitiesOf(creds.cap_eff) : null,
    seccomp: seccompOf(mode),
    hasNoNewPrivileges: noNewPrivileges === undefined ? null : noNewPrivileges !== 0,
    niceness: thread?.sched_nice ?? null,
    cgroups: (sets.find(({ id }) => id === cgroupSet)?.ctls ?? []).map(({ name, path }) => ({
      controller: name || 'unified',
      path,
    })),
  };
}

const seccompModes = ['none', 'strict', 'filter'] as const;

// CRIU leaves the field out for a process without seccomp.
const seccompOf = (mode = 0): ProcessView['seccomp'] => seccompModes[mode] ?? 'unknown';

function stringFacts(windows: readonly MemoryWindow[], pid: number) {
  const find = (what: MemoryWindow['what']) => stringsOf(windows.find((one) => one.pid === pid && one.what === what));
  const argv = find('arguments');
  const environment = find('environment');
  return {
    arguments: argv && maskArguments(argv),
    environment: environment && envVariables(environment, { hasValues: false }),
  };
}

function pathFacts(images: Images, pid: number) {
  const [mm] = images.records('mm', pid);
  const [fs] = images.records('fs', pid);
  return {
    executable: mm ? fileNameOf(images, mm.exe_file_id) : null,
    workingFolder: fs ? fileNameOf(images, fs.cwd_id) : null,
    rootFolder: fs ? fileNameOf(images, fs.root_id) : null,
  };
}
