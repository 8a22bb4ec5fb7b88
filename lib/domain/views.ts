import type { ErrorView } from '@/lib/errors/error-view';
import type { Answer, RunMeasurement } from './measurement';
import type { CheckpointForm, Compression, DumpOptions, StorageKind } from './options';
import type { PhaseKey } from './phase';
import type { RunKind } from './run-kind';
import type { PhaseStatus, RunStatus } from './run-status';
import type { Spec } from './spec';
import type { Testbed } from './testbed';

export interface PhaseView {
  key: PhaseKey;
  status: PhaseStatus;
  startedAt: string | null;
  durationMs: number | null;
  /** Bytes done and bytes expected; null when the phase moves no bytes. */
  progressBytes: number | null;
  expectedBytes: number | null;
  note: string | null;
}

/** A run as lists show it. */
export interface RunSummary {
  id: string;
  hostId: string;
  parentRunId: string | null;
  kind: RunKind;
  status: RunStatus;
  title: string;
  specName: string | null;
  containerName: string | null;
  checkpointId: string | null;
  checkpointName: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  durationMs: number | null;
  currentPhase: PhaseKey | null;
  measurement: RunMeasurement | null;
  errorTitle: string | null;
  /** Name of the file it was imported from; null: measured by this installation. */
  importedFrom: string | null;
}

export interface RunCommandView {
  ordinal: number;
  argv: string[];
  startedAt: string;
  durationMs: number | null;
  exitCode: number | null;
  stdoutTail: string;
  stderrTail: string;
}

export interface RunLogLine {
  seq: number;
  at: string;
  /** product, engine (podman's stderr/stdout), container, criu */
  source: 'product' | 'engine' | 'container' | 'criu';
  text: string;
}

/** Everything a run page shows. Final runs never change. */
export interface RunDetail extends RunSummary {
  phases: PhaseView[];
  spec: Spec | null;
  options: unknown;
  testbed: Testbed | null;
  commands: RunCommandView[];
  error: ErrorView | null;
  children: RunSummary[];
  /** Names of log files kept with the run (gzip), for download: dump.log, restore.log, container.log. */
  logFiles: string[];
  /** Sequence number of the newest event included here. */
  lastSeq: number;
}

export const checkpointStates = ['creating', 'ready', 'broken', 'lost', 'deleted'] as const;
export type CheckpointStateName = (typeof checkpointStates)[number];

export interface CheckpointView {
  id: string;
  hostId: string;
  name: string;
  note: string;
  state: CheckpointStateName;
  isGolden: boolean;
  form: CheckpointForm;
  compression: Compression;
  storage: StorageKind;
  specId: string | null;
  specName: string | null;
  containerId: string;
  containerName: string;
  imageName: string;
  imageId: string;
  path: string;
  /** Bytes of the whole checkpoint on disk, and its parts. */
  sizeBytes: number;
  layerBytes: number;
  createdAt: string;
  createdByRunId: string | null;
  restoreCount: number;
  lastRestoreAt: string | null;
  lastRestoreDurationMs: number | null;
  options: DumpOptions;
  testbed: Testbed | null;
  reference: Answer | null;
  dumpMeasurement: RunMeasurement | null;
}

export interface SpecView {
  id: string;
  spec: Spec;
  isBuiltin: boolean;
  updatedAt: string;
}
