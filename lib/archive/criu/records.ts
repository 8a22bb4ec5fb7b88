import 'server-only';

// Records of CRIU's images as they are decoded: CRIU's own names, only the fields that are read.
// 64-bit numbers come as decimal strings, since addresses and masks pass 2^53.

export interface InventoryEntry {
  img_version: number;
  root_ids?: KobjIdsEntry;
  root_cg_set?: number;
}

export interface PstreeEntry {
  pid: number;
  ppid: number;
  pgid: number;
  sid: number;
  threads: number[];
}

export interface KobjIdsEntry {
  vm_id: number;
  files_id: number;
  fs_id: number;
  pid_ns_id?: number;
  net_ns_id?: number;
  ipc_ns_id?: number;
  uts_ns_id?: number;
  mnt_ns_id?: number;
  user_ns_id?: number;
  cgroup_ns_id?: number;
  time_ns_id?: number;
}

export interface ItimerEntry {
  isec: string;
  iusec: string;
  vsec: string;
  vusec: string;
}

export interface PosixTimerEntry {
  clock_id: number;
  isec: string;
  insec: string;
  vsec: string;
  vnsec: string;
}

export interface SignalQueueEntry {
  signals: { siginfo: Buffer }[];
}

export interface CredsEntry {
  uid: number;
  gid: number;
  groups: number[];
  cap_eff: number[];
  no_new_privs?: number;
}

export interface TaskCoreEntry {
  task_state: number;
  exit_code: number;
  comm: string;
  blk_sigset: string;
  cg_set?: number;
  timers?: { real: ItimerEntry; virt: ItimerEntry; prof: ItimerEntry; posix: PosixTimerEntry[] };
  rlimits?: { rlimits: { cur: string; max: string }[] };
  signals_s?: SignalQueueEntry;
  old_seccomp_mode?: number;
  oom_score_adj?: number;
}

export interface ThreadCoreEntry {
  sched_nice?: number;
  blk_sigset?: string;
  signals_p?: SignalQueueEntry;
  creds?: CredsEntry;
  seccomp_mode?: number;
  comm?: string;
  cg_set?: number;
}

export interface CoreEntry {
  tc?: TaskCoreEntry;
  ids?: KobjIdsEntry;
  thread_core?: ThreadCoreEntry;
}

export interface VmaEntry {
  start: string;
  end: string;
  pgoff: string;
  shmid: string;
  prot: number;
  flags: number;
  status: number;
}

export interface MmEntry {
  mm_start_stack: string;
  mm_arg_start: string;
  mm_arg_end: string;
  mm_env_start: string;
  mm_env_end: string;
  exe_file_id: number;
  vmas: VmaEntry[];
}

export interface FdinfoEntry {
  id: number;
  flags: number;
  type: number;
  fd: number;
}

export interface FsEntry {
  cwd_id: number;
  root_id: number;
}

export interface MntEntry {
  fstype: number;
  mnt_id: number;
  parent_mnt_id: number;
  flags: number;
  root: string;
  mountpoint: string;
  source: string;
  options: string;
  ext_mount?: boolean;
  ext_key?: string;
  fsname?: string;
}

export interface UtsnsEntry {
  nodename: string;
}

export interface CgroupDirEntry {
  dir_name: string;
  children: CgroupDirEntry[];
  properties: { name: string; value: string }[];
}

export interface CgroupEntry {
  sets: { id: number; ctls: { name: string; path: string }[] }[];
  controllers: { cnames: string[]; dirs: CgroupDirEntry[] }[];
}

export interface FileLockEntry {
  flag: number;
  type: number;
  pid: number;
  fd: number;
  start: string;
  len: string;
}

export interface RemapFilePathEntry {
  orig_id: number;
  remap_id: number;
}

export interface PipeDataEntry {
  pipe_id: number;
  bytes: number;
}

export interface SkPacketEntry {
  id_for: number;
  length: number;
}

export interface TcpStreamEntry {
  inq_len: number;
  outq_len: number;
}

export interface MemfdInodeEntry {
  name: string;
  size: string;
  shmid: number;
  inode_id: string;
}
