import { expect, it } from 'vitest';
import { runTabTitle } from './run-tab-title';

const run = {
  kind: 'restore',
  status: 'running',
  specName: 'demo',
  containerName: 'demo-1',
  checkpointName: 'golden',
} as const;

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
