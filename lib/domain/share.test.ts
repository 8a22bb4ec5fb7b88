import { expect, test } from 'vitest';
import type { RunDetail } from './views';
import { sharedRun } from './share';

const secret = 'hf_secret-or-path';

const run = {
  id: 'r1',
  kind: 'restore',
  status: 'failed',
  title: 'Restore',
  specName: 'demo',
  containerName: secret,
  checkpointId: secret,
  checkpointName: secret,
  parentRunId: secret,
  importedFrom: secret,
  measurement: { t2HealthyMs: 5, answer: { text: secret }, referenceAnswer: { text: secret } },
  phases: [{ key: 'restore', status: 'failed', durationMs: 1, note: secret }],
  spec: { env: { HF_TOKEN: secret } },
  options: { name: secret },
  testbed: { hostname: secret, kernel: '6.18' },
  commands: [{ argv: [secret] }],
  error: { title: 'It failed', detail: secret, decisiveLine: secret, logTail: [secret], context: [secret], remedy: [] },
  children: [{ title: secret }],
  logFiles: [secret],
} as unknown as RunDetail;

test('a shared run holds nothing that the dialog calls hidden', () => {
  expect(JSON.stringify(sharedRun(run, false))).not.toContain(secret);
});

test('figures, phases and versions stay, and the host name only when it is allowed', () => {
  const shared = sharedRun(run, true);
  expect(shared.measurement?.t2HealthyMs).toBe(5);
  expect(shared.phases[0]?.durationMs).toBe(1);
  expect(shared.testbed).toEqual({ hostname: secret, kernel: '6.18' });
});
