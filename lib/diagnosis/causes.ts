import type { Cause } from './cause';
import { criuDumpCauses } from './causes/criu-dump';
import { criuHostCauses } from './causes/criu-host';
import { criuRestoreCauses } from './causes/criu-restore';
import { cudaCauses } from './causes/cuda';
import { podmanCauses } from './causes/podman';
import { runtimeCauses } from './causes/runtime';

/**
 * Every known cause. In one line of a CRIU log the earlier row wins; in podman's output the earlier row wins
 * altogether, since podman puts one reason behind another.
 */
export const causes: readonly Cause[] = [
  ...criuHostCauses,
  ...cudaCauses,
  ...criuDumpCauses,
  ...criuRestoreCauses,
  ...podmanCauses,
  ...runtimeCauses,
];
