import { engineKindTexts, type Testbed } from '@/lib/domain/testbed';
import { formatBytes } from '@/lib/format/bytes';

/** The machine and the versions that figures belong to, as rows. A shared page gives no name of the host. */
export function testbedItems(testbed: Testbed): { label: string; value: string; mono?: boolean }[] {
  const { hostname, distribution, kernel, cpuModel, cpuCount, engineKind } = testbed;
  return [
    { label: 'Host', value: [hostname, distribution, `Linux ${kernel}`].filter((part) => part !== '').join(', ') },
    { label: 'CPU', value: `${cpuModel}, ${cpuCount} CPUs` },
    { label: 'Memory', value: formatBytes(testbed.memoryTotalBytes), mono: true },
    { label: 'podman', value: `${testbed.podman ?? 'unknown'} (${engineKindTexts[engineKind]})`, mono: true },
    { label: 'OCI runtime', value: testbed.runtime ?? 'unknown', mono: true },
    { label: 'CRIU', value: testbed.criu ?? 'unknown', mono: true },
    { label: 'Huge pages', value: testbed.transparentHugePages ?? 'unknown', mono: true },
    { label: 'GPUs', value: testbed.gpus.length > 0 ? testbed.gpus.join(', ') : 'none' },
    ...(testbed.gpus.length > 0
      ? [
          { label: 'GPU driver', value: testbed.gpuDriver ?? 'unknown', mono: true },
          { label: 'CUDA plugin', value: testbed.cudaPlugin ?? 'not present', mono: true },
        ]
      : []),
  ];
}
