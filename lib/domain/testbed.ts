/** Whose podman it is: this host's own, the one that the set-up made, or the one that PODMAN_COMMAND names. */
export type EngineKind = 'system' | 'embedded' | 'override';

export const engineKindTexts: Record<EngineKind, string> = {
  system: 'of this host',
  embedded: 'embedded',
  override: 'by PODMAN_COMMAND',
};

/** The machine and the versions a number was measured on. Two results are comparable only when these agree. */
export interface Testbed {
  hostname: string;
  cpuModel: string;
  cpuCount: number;
  memoryTotalBytes: number;
  kernel: string;
  distribution: string;
  engineKind: EngineKind;
  podman: string | null;
  runtime: string | null;
  criu: string | null;
  /** null: not present on this host. */
  cudaPlugin: string | null;
  gpuDriver: string | null;
  gpus: string[];
  transparentHugePages: string | null;
  cgroupMode: string | null;
}
