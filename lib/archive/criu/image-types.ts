import 'server-only';
import type { FileEntry } from './file-records';
import type {
  CgroupEntry,
  CoreEntry,
  FdinfoEntry,
  FileLockEntry,
  FsEntry,
  InventoryEntry,
  KobjIdsEntry,
  MemfdInodeEntry,
  MmEntry,
  MntEntry,
  PipeDataEntry,
  PstreeEntry,
  RemapFilePathEntry,
  SkPacketEntry,
  TcpStreamEntry,
  UtsnsEntry,
} from './records';
import type { StatsEntry } from './stats-records';

/** The record of each image that is decoded. */
export interface ImageRecords {
  inventory: InventoryEntry;
  pstree: PstreeEntry;
  core: CoreEntry;
  ids: KobjIdsEntry;
  mm: MmEntry;
  fdinfo: FdinfoEntry;
  files: FileEntry;
  fs: FsEntry;
  mountpoints: MntEntry;
  utsns: UtsnsEntry;
  cgroup: CgroupEntry;
  filelocks: FileLockEntry;
  remapFpath: RemapFilePathEntry;
  pipesData: PipeDataEntry;
  fifoData: PipeDataEntry;
  skQueues: SkPacketEntry;
  tcpStream: TcpStreamEntry;
  memfd: MemfdInodeEntry;
  stats: StatsEntry;
  restoreStats: StatsEntry;
}

export type ImageName = keyof ImageRecords;

export interface ImageType<T> {
  /** Of the file's name; the group is the image's id: a pid, a namespace, a socket. */
  pattern: RegExp;
  /** 16 when the id is hexadecimal. */
  radix?: 16;
  magic: number;
  /** Name of its protobuf message. */
  message: string;
  /** Bytes of raw data that follow each record. */
  payloadBytes?: (record: T) => number;
}

/** Images of CRIU's criu/image-desc.c that this reader decodes, with their magic numbers of criu/include/magic.h. */
export const imageTypes: { [Name in ImageName]: ImageType<ImageRecords[Name]> } = {
  inventory: { pattern: /^inventory\.img$/, magic: 0x58313116, message: 'inventory_entry' },
  pstree: { pattern: /^pstree\.img$/, magic: 0x50273030, message: 'pstree_entry' },
  core: { pattern: /^core-(\d+)\.img$/, magic: 0x55053847, message: 'core_entry' },
  ids: { pattern: /^ids-(\d+)\.img$/, magic: 0x54432030, message: 'task_kobj_ids_entry' },
  mm: { pattern: /^mm-(\d+)\.img$/, magic: 0x57492820, message: 'mm_entry' },
  fdinfo: { pattern: /^fdinfo-(\d+)\.img$/, magic: 0x56213732, message: 'fdinfo_entry' },
  files: { pattern: /^files\.img$/, magic: 0x56303138, message: 'file_entry' },
  fs: { pattern: /^fs-(\d+)\.img$/, magic: 0x51403912, message: 'fs_entry' },
  mountpoints: { pattern: /^mountpoints-(\d+)\.img$/, magic: 0x55563928, message: 'mnt_entry' },
  utsns: { pattern: /^utsns-(\d+)\.img$/, magic: 0x54473203, message: 'utsns_entry' },
  cgroup: { pattern: /^cgroup\.img$/, magic: 0x59383330, message: 'cgroup_entry' },
  filelocks: { pattern: /^filelocks\.img$/, magic: 0x54323616, message: 'file_lock_entry' },
  remapFpath: { pattern: /^remap-fpath\.img$/, magic: 0x59133954, message: 'remap_file_path_entry' },
  pipesData: {
    pattern: /^pipes-data\.img$/,
    magic: 0x56453709,
    message: 'pipe_data_entry',
    payloadBytes: ({ bytes }) => bytes,
  },
  fifoData: {
    pattern: /^fifo-data\.img$/,
    magic: 0x59333054,
    message: 'pipe_data_entry',
    payloadBytes: ({ bytes }) => bytes,
  },
  skQueues: {
    pattern: /^sk-queues\.img$/,
    magic: 0x56264026,
    message: 'sk_packet_entry',
    payloadBytes: ({ length }) => length,
  },
  tcpStream: {
    pattern: /^tcp-stream-([0-9a-f]+)\.img$/,
    radix: 16,
    magic: 0x51465506,
    message: 'tcp_stream_entry',
    payloadBytes: ({ inq_len, outq_len }) => inq_len + outq_len,
  },
  memfd: { pattern: /^memfd\.img$/, magic: 0x48453499, message: 'memfd_inode_entry' },
  stats: { pattern: /^stats-dump$/, magic: 0x57093306, message: 'stats_entry' },
  restoreStats: { pattern: /^stats-restore$/, magic: 0x57093306, message: 'stats_entry' },
};

/** Which decoded image a file is by its name; null when it is none. Images without an id have 0. */
export function imageOfFile(fileName: string): { name: ImageName; id: number } | null {
  for (const [name, { pattern, radix }] of Object.entries(imageTypes)) {
    const match = pattern.exec(fileName);
    if (match) return { name: name as ImageName, id: Number.parseInt(match[1] ?? '0', radix ?? 10) };
  }
  return null;
}
