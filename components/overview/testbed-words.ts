import type { Testbed } from '@/lib/domain/testbed';

/** A testbed in one line: host, what computes, and the versions that matter most for a restore. */
export function testbedWords(testbed: Testbed | null): string {
  if (testbed === null) return 'testbed not known';
  const { hostname, gpus, cpuCount, cpuModel, criu, podman } = testbed;
  const names = [...new Set(gpus)].map((name) => {
    const count = gpus.filter((one) => one === name).length;
    return count === 1 ? name : `${count} × ${name}`;
  });
  const computes = names.length > 0 ? names.join(' and ') : `no GPU, ${cpuCount} CPUs (${cpuModel})`;
  return `${hostname}, ${computes}, CRIU ${criu ?? 'not known'}, podman ${podman ?? 'not known'}`;
}
