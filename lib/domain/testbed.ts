/** The machine and the versions a number was measured on. Two results are comparable only when these agree. */
export interface Testbed {
  hostname: string;
  cpuModel: string;
  cpuCount: number;
  memoryTotalBytes: number;
  kernel: string;
  distribution: string;
  engineKind: 'system' | 'embedded' | 'override';
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
