export const openFileTypes = [
  'file',
  'directory',
  'device',
  'socket',
  'pipe',
  'fifo',
  'eventfd',
  'epoll',
  'signalfd',
  'timerfd',
  'inotify',
  'fanotify',
  'memfd',
  'pidfd',
  'tty',
  'namespace',
  'tun',
  'bpf',
  'external',
  'unknown',
] as const;
export type OpenFileType = (typeof openFileTypes)[number];

/** One descriptor of one process. Descriptors with one `fileId` share an open file (dup, fork). */
export interface OpenFileView {
  pid: number;
  fd: number;
  fileId: number;
  type: OpenFileType;
  /** A path, `TCP 0.0.0.0:8000 (listening)`, `pipe:[5]`, `eventfd 0`, … Null when the image does not say. */
  name: string | null;
  /** As open(2) names them: `O_RDWR`, `O_APPEND`. */
  flags: string[];
  /** Offset in the file; null where there is none. */
  positionBytes: number | null;
  /** Size of the file at the dump; a restore refuses another size. Null where there is none. */
  sizeBytes: number | null;
  isDeleted: boolean;
  isCloseOnExec: boolean;
}

export interface SocketView {
  fileId: number;
  /** Processes that have it open. */
  pids: number[];
  family: 'ipv4' | 'ipv6' | 'unix' | 'netlink' | 'packet' | 'unknown';
  /** `tcp`, `udp`, `stream`, `dgram`, `seqpacket`, `raw`, or the netlink protocol. */
  type: string;
  /** `listening`, `established`, … as CRIU's image says; `unconnected` for datagrams without a peer. */
  state: string;
  /** `0.0.0.0:8000`, a unix socket's path (`@name` when abstract), or null. */
  local: string | null;
  /** The other end; for a unix socket of this checkpoint `socket ID`. */
  peer: string | null;
  /** Bytes sent and not yet acknowledged, and received and not yet read; null when not stored. */
  sendQueueBytes: number | null;
  receiveQueueBytes: number | null;
}

export interface PipeView {
  pipeId: number;
  type: 'pipe' | 'fifo';
  /** Path of a FIFO. */
  name: string | null;
  readers: { pid: number; fd: number }[];
  writers: { pid: number; fd: number }[];
  /** Bytes in it; 0: empty. */
  bufferedBytes: number;
}

export interface EventFdView {
  fileId: number;
  counter: number;
  pids: number[];
}

export interface TimerFdView {
  fileId: number;
  clock: string;
  intervalNs: number;
  remainingNs: number;
  pids: number[];
}

export interface EpollView {
  fileId: number;
  pids: number[];
  /** Descriptors that it watches. */
  watchedFds: number[];
}

export interface FileLockView {
  pid: number;
  fd: number;
  /** Name of the locked file; null when not known. */
  file: string | null;
  kind: 'posix' | 'flock' | 'lease' | 'ofd' | 'unknown';
  access: 'read' | 'write' | 'unlock' | 'unknown';
  startBytes: number;
  /** 0: to the end of the file. */
  lengthBytes: number;
}
