import { checkpointErrors } from './catalogue/checkpoint';
import { criuDumpErrors } from './catalogue/criu-dump';
import { criuHostErrors } from './catalogue/criu-host';
import { criuRestoreErrors } from './catalogue/criu-restore';
import { cudaErrors } from './catalogue/cuda';
import { podmanErrors } from './catalogue/podman';
import { resourceErrors } from './catalogue/resources';
import { errorCodes, type ErrorCode } from './codes';

/** A group of errors, as the error guide shows them. */
export interface ErrorArea {
  id: string;
  title: string;
  codes: readonly ErrorCode[];
}

const keys = (table: object) => Object.keys(table) as ErrorCode[];
const ofTools: readonly ErrorArea[] = [
  { id: 'podman', title: 'podman and its runtime', codes: keys(podmanErrors) },
  { id: 'resources', title: 'Disk, RAM and network', codes: keys(resourceErrors) },
  { id: 'criu-host', title: 'CRIU: what the host lacks', codes: keys(criuHostErrors) },
  { id: 'criu-dump', title: 'CRIU: dump', codes: keys(criuDumpErrors) },
  { id: 'criu-restore', title: 'CRIU: restore', codes: keys(criuRestoreErrors) },
  { id: 'gpu', title: 'GPU', codes: keys(cudaErrors) },
  { id: 'checkpoints', title: 'Checkpoints and archives', codes: keys(checkpointErrors) },
];
const named = new Set(ofTools.flatMap(({ codes }) => codes));

/** Every error in one group each, in the order of the table. */
export const errorAreas: readonly ErrorArea[] = [
  ...ofTools,
  { id: 'gpu-load', title: 'GPU-Load itself', codes: keys(errorCodes).filter((code) => !named.has(code)) },
];
