import { z } from 'zod';
import { idSchema } from './names';
import { maxCompared } from './comparison';
import type { BenchmarkView } from './benchmark/view';
import type { RunDetail } from './views';

export const shareKinds = ['run', 'benchmark', 'comparison'] as const;
export type ShareKind = (typeof shareKinds)[number];

/** 16 random bytes in base64url: 128 bits, which nobody guesses. */
export const slugSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** A read-only link as its owner sees it. */
export interface ShareView {
  slug: string;
  /** One run or benchmark, or all those of a comparison in their order. */
  runIds: string[];
  showsHostname: boolean;
  createdAt: string;
}

/** What is shared: one run or benchmark, or two to six of them side by side. */
export const shareInputSchema = z.object({
  runIds: z.array(idSchema).min(1).max(maxCompared),
  showsHostname: z.boolean(),
});
export type ShareInput = z.infer<typeof shareInputSchema>;

/** What a link never shows, in words; told before it is made. */
export const hiddenBySharing = [
  'commands, their output and every log',
  'the launch spec with its environment and volumes',
  'texts of answers and names of containers',
  'details of errors, which can name folders of this host',
  'everything else of this installation: no navigation, no actions, no live state',
] as const;

/** What a link shows. */
export const shownBySharing = [
  'title, status and times',
  'every sample with its figures and phases',
  'settings of the benchmark and its seed',
  'the testbed: hardware and versions',
] as const;

/** A run as a link shows it. */
export function sharedRun(run: RunDetail, showsHostname: boolean): RunDetail {
  const { answer: _answer, referenceAnswer: _reference, ...measurement } = run.measurement ?? {};
  return {
    ...run,
    measurement: run.measurement === null ? null : measurement,
    containerName: null,
    checkpointName: null,
    checkpointId: null,
    parentRunId: null,
    spec: null,
    options: null,
    commands: [],
    children: [],
    logFiles: [],
    importedFrom: null,
    phases: run.phases.map((phase) => ({ ...phase, note: null })),
    error: run.error && { ...run.error, detail: '', decisiveLine: null, logTail: [], context: [] },
    testbed: run.testbed && { ...run.testbed, hostname: showsHostname ? run.testbed.hostname : '' },
  };
}

/** A benchmark as a link shows it. The ids of its runs lead nowhere without a session. */
export function sharedBenchmark(view: BenchmarkView, showsHostname: boolean): BenchmarkView {
  return { ...view, run: sharedRun(view.run, showsHostname) };
}
