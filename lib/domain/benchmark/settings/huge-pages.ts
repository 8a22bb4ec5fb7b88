import type { Testbed } from '../../testbed';
import { compareArms, type Comparison } from '@/lib/stats/compare';
import { minSamples } from '@/lib/stats/interval';

/** Restores of one spec on one testbed, kept and cached alike; times to the first token in ms. */
export interface RestoreGroup {
  testbed: Testbed;
  valuesMs: number[];
}

/** Two settings of transparent huge pages on machines that are otherwise the same. */
export interface HugePageEvidence {
  fast: string;
  slow: string;
  comparison: Comparison;
}

/**
 * What stored restores say about transparent huge pages: only pairs of testbeds that differ in nothing else count, and
 * only with enough samples of each. The product never changes the setting; it tells what is known.
 * @returns null when there is no such pair.
 */
export function hugePageEvidence(
  groups: readonly RestoreGroup[],
  present: Testbed,
  seed: number,
): HugePageEvidence | null {
  const alike = groups.filter(
    ({ testbed, valuesMs }) => restOf(testbed) === restOf(present) && valuesMs.length >= minSamples,
  );
  const own = alike.find(({ testbed }) => testbed.transparentHugePages === present.transparentHugePages);
  const other = alike.find(({ testbed }) => testbed.transparentHugePages !== present.transparentHugePages);
  if (!own || !other) return null;
  const comparison = compareArms({ slow: own.valuesMs, fast: other.valuesMs, seed });
  if (comparison === null) return null;
  const words = ({ testbed }: RestoreGroup) => testbed.transparentHugePages ?? 'none';
  return { slow: words(own), fast: words(other), comparison };
}

const restOf = ({ transparentHugePages: _, ...rest }: Testbed) => JSON.stringify(Object.entries(rest).sort());
