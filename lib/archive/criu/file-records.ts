import 'server-only';

// What descriptors point to: the records of files.img, as in records.ts.

export interface RegFileEntry {
  flags: number;
  pos: string;
  name: string;
  size?: string;
  mode?: number;
}

export interface InetSkEntry {
  ino: number;
  family: number;
  type: number;
  proto: number;
  state: number;
  src_port: number;
  dst_port: number;
  flags: number;
  src_addr: number[];
  dst_addr: number[];
}

export interface UnixSkEntry {
  ino: number;
  type: number;
  state: number;
  flags: number;
  peer: number;
  name: Buffer;
}

export interface NetlinkSkEntry {
  protocol: number;
  portid: number;
  flags: number;
}

export interface TimerfdEntry {
  flags: number;
  clockid: number;
  vsec: string;
  vnsec: string;
  isec: string;
  insec: string;
}

/** One of the optional fields is there, by `type`. */
export interface FileEntry {
  type: number;
  id: number;
  reg?: RegFileEntry;
  isk?: InetSkEntry;
  nsf?: { ns_id: number; ns_cflag: number; flags: number };
  psk?: { type: number; protocol: number; flags: number };
  nlsk?: NetlinkSkEntry;
  efd?: { flags: number; counter: string };
  epfd?: { flags: number; tfd: { tfd: number }[] };
  sgfd?: { flags: number; sigmask: string };
  tunf?: { netdev?: string };
  tfd?: TimerfdEntry;
  ify?: { flags: number };
  ffy?: { flags: number };
  usk?: UnixSkEntry;
  fifo?: { pipe_id: number; regf_id?: number };
  pipe?: { pipe_id: number; flags: number };
  tty?: { flags: number; regf_id?: number };
  memfd?: { flags: number; pos: string; inode_id: number };
  bpf?: { flags: number; map_name: string };
  pidfd?: { flags: number; nspid: number };
}
