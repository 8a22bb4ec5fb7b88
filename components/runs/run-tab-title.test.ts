import { expect, it } from 'vitest';
import type { PhaseView } from '@/lib/domain/views';
import { runTabTitle } from './run-tab-title';

const run = {
  kind: 'restore',
  status: 'running',
  specName: 'demo',
  containerName: 'demo-1',
  checkpointName: 'golden',
  phases: [] as PhaseView[],
  measurement: null,
} as const;

const phase = (patch: Partial<PhaseView>): PhaseView => ({
  key: 'restore',
  status: 'running',
  startedAt: null,
  durationMs: null,
  progressBytes: null,
  expectedBytes: null,
  note: null,
  ...patch,
});

it('says the state first, then what the run is about', () => {
  expect(runTabTitle(run)).toBe('Restoring · demo');
  expect(runTabTitle({ ...run, status: 'queued' })).toBe('Restore queued · demo');
  expect(runTabTitle({ ...run, status: 'succeeded' })).toBe('Restored · demo');
  expect(runTabTitle({ ...run, status: 'failed', specName: null })).toBe('Restore failed · demo-1');
  expect(runTabTitle({ ...run, kind: 'delete-checkpoint' })).toBe('Deleting · golden');
  expect(runTabTitle({ ...run, kind: 'stop', specName: null, containerName: null, checkpointName: null })).toBe(
    'Stopping',
  );
});

it('says how far it is where bytes or steps are counted, and which phase it is in', () => {
  const at = (patch: Partial<PhaseView>) =>
    runTabTitle({ ...run, phases: [phase({ key: 'put-back', status: 'succeeded' }), phase(patch)] });
  expect(at({})).toBe('Restoring · demo · Restore with CRIU');
  expect(at({ progressBytes: 62, expectedBytes: 100 })).toBe('Restoring 62 % · demo · Restore with CRIU');
  // More than was expected is no end yet.
  expect(at({ progressBytes: 120, expectedBytes: 100 })).toBe('Restoring 99 % · demo · Restore with CRIU');
  expect(at({ progressBytes: 5, expectedBytes: 0 })).toBe('Restoring · demo · Restore with CRIU');
  expect(
    runTabTitle({
      ...run,
      kind: 'benchmark',
      measurement: { stepsDone: 3, stepsTotal: 12 },
      phases: [phase({ key: 'suite-samples' })],
    }),
  ).toBe('Benchmark running 25 % · demo · Take the samples');
  expect(runTabTitle({ ...run, status: 'succeeded', phases: [phase({ status: 'succeeded' })] })).toBe(
    'Restored · demo',
  );
});
