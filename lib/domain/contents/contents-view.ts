import type { ByteKind, BytesOfKind } from './byte-kinds';
import type {
  CgroupView,
  ContainerConfigView,
  CriuStatisticsView,
  MountView,
  NamespaceView,
  RestoreStatisticsView,
} from './environment-view';
import type { MappingGroup, MappingView, ProcessMemory } from './mapping-view';
import type {
  EpollView,
  EventFdView,
  FileLockView,
  OpenFileView,
  PipeView,
  SocketView,
  TimerFdView,
} from './open-file-view';
import type { ProcessView } from './process-view';

/** Where the contents were read from. */
export interface ContentsSource {
  form: 'folder' | 'archive';
  compression: 'none' | 'gzip' | 'zstd';
  /** Bytes on disk: of all files of the folder, or of the archive file. */
  sizeBytes: number;
  /** What the kinds add up to: `sizeBytes` for a folder, the length of the unpacked tar for an archive. */
  contentBytes: number;
  fileCount: number;
}

/** One file of a checkpoint, by its path below it. */
export interface ContentFile {
  name: string;
  sizeBytes: number;
  kind: ByteKind;
  /** `decoded`: its records are part of this view. `skipped`: counted only. `failed`: damaged or too large; see `note`. */
  reading: 'decoded' | 'skipped' | 'unknown' | 'failed';
  note: string | null;
}

/** The files of the writable layer; `largest` are at most 200 of them. */
export interface LayerView {
  fileCount: number;
  sizeBytes: number;
  largest: { path: string; sizeBytes: number }[];
}

/** What is in a checkpoint, and where its bytes are. Lists are empty where the checkpoint has none of it. */
export interface ContentsView {
  checkpointId: string;
  checkpointName: string;
  source: ContentsSource;
  /** CRIU's version as recorded at the dump; the images do not say it. Null: not recorded. */
  criuVersion: string | null;
  /** Version of the image format, of inventory.img; null when it could not be read. */
  imageVersion: string | null;
  /** How long reading took, and when it was read. */
  readDurationMs: number;
  readAt: string;
  /** Sums exactly to `source.contentBytes`; kinds without bytes are left out. Largest first. */
  bytesByKind: BytesOfKind[];
  memory: ProcessMemory[];
  /** The 500 mappings with the most saved bytes, how many there are in all, and all of them in (2,000 largest) groups. */
  mappings: { total: number; top: MappingView[]; groups: MappingGroup[] };
  processes: ProcessView[];
  openFiles: OpenFileView[];
  sockets: SocketView[];
  pipes: PipeView[];
  eventFds: EventFdView[];
  timerFds: TimerFdView[];
  epolls: EpollView[];
  fileLocks: FileLockView[];
  mounts: MountView[];
  namespaces: NamespaceView[];
  cgroups: CgroupView[];
  config: ContainerConfigView | null;
  statistics: CriuStatisticsView | null;
  restoreStatistics: RestoreStatisticsView | null;
  layer: LayerView | null;
  /** Every file but those of the writable layer of a folder, largest first. */
  files: ContentFile[];
  /** What could not be read and what that means, as sentences. */
  notes: string[];
}
