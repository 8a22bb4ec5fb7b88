import type { ErrorCode } from '@/lib/errors/codes';

/** What a check says: it fits, it may not fit, it will not work, or it could not be told. */
export const readinessVerdicts = ['green', 'amber', 'red', 'unknown'] as const;
export type ReadinessVerdict = (typeof readinessVerdicts)[number];

/** Every check of "will it restore here?", in the order in which a person would look. */
export const readinessIds = [
  'files',
  'image',
  'container',
  'ports',
  'address',
  'mounts',
  'memory',
  'disk',
  'gpu',
  'driver',
  'gpu-memory',
  'cpu',
  'kernel',
  'criu',
  'runtime',
  'podman',
] as const;
export type ReadinessId = (typeof readinessIds)[number];

export const readinessTitles: Record<ReadinessId, string> = {
  files: 'Files of the checkpoint',
  image: 'Image',
  container: 'Container',
  ports: 'Published port',
  address: 'IP address',
  mounts: 'Volumes and mounts',
  memory: 'Free RAM',
  disk: 'Free disk',
  gpu: 'GPU',
  driver: 'GPU driver',
  'gpu-memory': 'Free GPU memory',
  cpu: 'CPU',
  kernel: 'Kernel',
  criu: 'CRIU',
  runtime: 'Container runtime',
  podman: 'podman',
};

/** One check: what it says and why, what was at the dump, what is now. */
export interface ReadinessRow {
  id: ReadinessId;
  verdict: ReadinessVerdict;
  reason: string;
  /** In words; null where nothing is on record. */
  then: string | null;
  now: string | null;
  /** False for a red row that nobody may override: the restore cannot work. */
  canIgnore: boolean;
  /** The error a red row is reported as, where it is not the same for every red row of this id. */
  code?: ErrorCode;
}
