import { expect, it } from 'vitest';
import type { Testbed } from '../../testbed';
import { hugePageEvidence } from './huge-pages';

const bed: Testbed = {
  ...{ hostname: 'h', cpuModel: 'c', cpuCount: 2, memoryTotalBytes: 1, kernel: 'k', distribution: 'd' },
  ...{ engineKind: 'system', podman: null, runtime: null, criu: null, cudaPlugin: null, gpuDriver: null },
  ...{ gpus: [], transparentHugePages: 'madvise', cgroupMode: null },
};
const around = (ms: number) => [0, 1, 2, 3, 4].map((i) => ms + i);
const always = { ...bed, transparentHugePages: 'always' };

it('compares two settings on hosts that are otherwise the same', () => {
  const groups = [
    { testbed: bed, valuesMs: around(900) },
    { testbed: always, valuesMs: around(600) },
  ];
  expect(hugePageEvidence(groups, bed, 1)).toMatchObject({
    slow: 'madvise',
    fast: 'always',
    comparison: { verdict: 'faster' },
  });
});

it('says nothing from another host, another kernel or too few restores', () => {
  const own = { testbed: bed, valuesMs: around(900) };
  expect(
    hugePageEvidence([own, { testbed: { ...always, kernel: 'other' }, valuesMs: around(600) }], bed, 1),
  ).toBeNull();
  expect(hugePageEvidence([own, { testbed: always, valuesMs: [600] }], bed, 1)).toBeNull();
  expect(hugePageEvidence([own], bed, 1)).toBeNull();
});
