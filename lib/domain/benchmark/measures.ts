import type { RunMeasurement } from '../measurement';

/** The figures a benchmark and the trends know, the ones that matter most first. */
export const measures = [
  't3FirstTokenMs',
  't2HealthyMs',
  't1RunningMs',
  't4CompleteMs',
  'engineDurationMs',
  'layerDurationMs',
  'sizeBytes',
] as const;
export type Measure = (typeof measures)[number];

/** What a person calls each measure, and what it counts from. */
export const measureTexts: Record<Measure, { title: string; meaning: string; unit: 'ms' | 'bytes' }> = {
  t3FirstTokenMs: {
    title: 'First token (T3)',
    meaning: 'From the request for a start to the first streamed token.',
    unit: 'ms',
  },
  t2HealthyMs: {
    title: 'Healthy (T2)',
    meaning: 'From the request for a start to the first healthy answer.',
    unit: 'ms',
  },
  t1RunningMs: { title: 'Running (T1)', meaning: 'From the request for a start to the running container.', unit: 'ms' },
  t4CompleteMs: {
    title: 'Answer complete (T4)',
    meaning: 'From the request for a start to the end of the answer.',
    unit: 'ms',
  },
  engineDurationMs: {
    title: 'Engine command',
    meaning: 'podman container checkpoint or restore, from spawn to exit.',
    unit: 'ms',
  },
  layerDurationMs: {
    title: 'Writable layer',
    meaning: 'Storing it after a dump, or putting it back before a restore.',
    unit: 'ms',
  },
  sizeBytes: { title: 'Checkpoint size', meaning: 'Bytes of the whole checkpoint.', unit: 'bytes' },
};

/** The value of a measure in what a run measured; null when it was not measured. */
export function measureOf(measurement: RunMeasurement | null, measure: Measure): number | null {
  return measurement?.[measure] ?? null;
}
