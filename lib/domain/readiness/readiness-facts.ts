import type { GpuMemory } from '../gpu-memory';
import type { CheckpointForm, StorageKind } from '../options';
import type { Testbed } from '../testbed';
import type { FileDifference } from './file-difference';

/** A path of the host that a container mounts; size and time are of files only. */
export interface MountFact {
  source: string;
  kind: 'file' | 'folder' | 'other' | 'missing';
  sizeBytes: number | null;
  mtimeMs: number | null;
}

/** What is written down at a dump beside the checkpoint's row, for later comparison. */
export interface DumpFacts {
  /** Features of the CPU as the kernel names them. */
  cpuFlags: string[] | null;
  mounts: MountFact[];
  ipAddress: string | null;
}

/** The checkpoint's side of the comparison. */
export interface ThenFacts {
  form: CheckpointForm;
  storage: StorageKind;
  /** Empty when the server started from a folder of the host. */
  imageName: string;
  imageId: string;
  containerName: string;
  hostPort: number | null;
  sizeBytes: number;
  layerBytes: number;
  vramBytes: number;
  /** The same by GPU; empty for checkpoints of earlier versions. */
  vramOfGpus: readonly GpuMemory[];
  usesNvidia: boolean;
  testbed: Testbed | null;
  /** null for checkpoints of earlier versions. */
  dumpFacts: DumpFacts | null;
}

/** What was asked for, as far as it changes what is needed. */
export interface AskedFacts {
  /** Name the container will have. */
  containerName: string;
  hostPort: number | null;
  isStaticIpIgnored: boolean;
  isStoppedFirst: boolean;
}

/** What the files of a checkpoint look like beside its manifest. */
export interface FilesNow {
  manifest: 'none' | 'listed' | 'complete' | 'failed';
  fileCount: number;
  differences: FileDifference[];
}

/** The host's side. A field is null where it was not looked at or could not be told. */
export interface NowFacts {
  files: FilesNow | null;
  /** `id`: what the image's name means now, null when it means nothing; `hasSameId`: the old one is there. */
  image: { id: string | null; hasSameId: boolean } | null;
  /** `created`: it never ran, such as what an import that failed leaves behind. */
  container: 'absent' | 'created' | 'stopped' | 'running' | null;
  isPortTaken: boolean | null;
  /** The container that has the address of the dump now; empty when it is free. */
  addressHolder: string | null;
  mounts: MountFact[] | null;
  availableMemoryBytes: number | null;
  freeDiskBytes: number | null;
  cpuModel: string | null;
  cpuFlags: string[] | null;
  kernel: string | null;
  versions: Pick<Testbed, 'podman' | 'runtime' | 'criu'> | null;
  gpu: { names: string[]; driver: string | null } | null;
  /** Of each GPU, with what the container itself would give free. */
  freeVram: readonly GpuMemory[] | null;
}
