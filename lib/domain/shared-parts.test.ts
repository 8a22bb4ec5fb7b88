import { expect, test } from 'vitest';
import { columnOfRun, compareColumns } from './comparison';
import { sharedBenchmark, sharedComparison, sharedRun } from './shared-parts';
import type { RunDetail } from './views';

const secret = 'hf_secret-or-path';

const run = {
  id: 'r1',
  kind: 'stop',
  status: 'failed',
  title: `Stop container ${secret}`,
  specName: 'demo',
  containerName: secret,
  checkpointId: secret,
  checkpointName: secret,
  parentRunId: secret,
  importedFrom: secret,
  createdAt: '2026-01-01T00:00:00.000Z',
  startedAt: null,
  measurement: {
    t2HealthyMs: 5,
    answer: { text: secret },
    referenceAnswer: { text: secret },
    layerFilesChangedInGap: [secret],
  },
  phases: [{ key: 'restore', status: 'failed', durationMs: 1, note: secret }],
  spec: { name: 'demo', env: { HF_TOKEN: secret }, command: [secret] },
  options: { name: secret, options: { tcpEstablished: true, newName: secret } },
  testbed: { hostname: secret, kernel: '6.18' },
  commands: [{ argv: [secret] }],
  error: {
    code: 'criu/restore-failed',
    title: 'It failed',
    detail: secret,
    decisiveLine: secret,
    logTail: [secret],
    context: [secret],
    remedy: [`$ podman rm ${secret}`],
    docsHref: '/docs',
  },
  children: [{ title: secret }],
  logFiles: [secret],
} as unknown as RunDetail;

const other = {
  ...run,
  id: 'r2',
  spec: { name: 'demo', env: { HF_TOKEN: `other ${secret}` }, command: [secret] },
  options: { options: { tcpEstablished: false, newName: null } },
  testbed: { hostname: `other ${secret}`, kernel: '6.18' },
} as unknown as RunDetail;

const compared = () => compareColumns([columnOfRun(run), columnOfRun(other), columnOfRun(run)]);

test('a shared run holds nothing that the dialog calls hidden', () => {
  expect(JSON.stringify(sharedRun(run, false))).not.toContain(secret);
});

test('figures, phases, settings and versions stay, and the host name only when it is allowed', () => {
  const shared = sharedRun(run, true);
  expect(shared.measurement).toEqual({ t2HealthyMs: 5 });
  expect(shared.phases[0]?.durationMs).toBe(1);
  expect(shared.options).toEqual({ options: { tcpEstablished: true } });
  expect(shared.testbed).toEqual({ hostname: secret, kernel: '6.18' });
});

test('imported figures are still called imported', () => {
  expect(sharedRun(run, false).importedFrom).toBe('a file');
  expect(sharedRun({ ...run, importedFrom: null }, false).importedFrom).toBeNull();
});

test('a shared comparison says which hidden parts differ, and shows none of their values', () => {
  const shared = sharedComparison(compared(), false);
  expect(JSON.stringify(shared)).not.toContain(secret);
  expect(shared.differing).toEqual([
    { name: 'Setting: tcpEstablished', values: ['true', 'false', 'true'] },
    { name: 'Setting: newName', values: ['hidden A', 'hidden B', 'hidden A'] },
    { name: 'Launch spec: env', values: ['hidden A', 'hidden B', 'hidden A'] },
  ]);
  expect(shared.same).toContainEqual({ name: 'Launch spec: command', value: 'hidden' });
  expect(shared.same).toContainEqual({ name: 'Testbed: kernel', value: '6.18' });
});

test('a shared comparison names the hosts when that is allowed', () => {
  expect(sharedComparison(compared(), true).differing).toContainEqual({
    name: 'Testbed: hostname',
    values: [secret, `other ${secret}`, secret],
  });
});

test('parts that a run does not have stay missing, and a missing host name is not made up', () => {
  const bare = {
    ...run,
    measurement: null,
    error: null,
    testbed: null,
    options: null,
    importedFrom: null,
  } as RunDetail;
  expect(sharedRun(bare, true)).toMatchObject({
    measurement: null,
    error: null,
    testbed: null,
    options: { options: {} },
  });
  expect(sharedRun(run, false).testbed?.hostname).toBe('');
});

test('of an error its code, title and way to the guide stay', () => {
  expect(sharedRun(run, false).error).toEqual({
    ...{ code: 'criu/restore-failed', title: 'It failed', docsHref: '/docs' },
    ...{ detail: '', remedy: [], decisiveLine: null, logTail: [] },
  });
});

test.each([
  ['stop', 'Stop container'],
  ['remove', 'Remove container'],
  ['restore', `Restore ${secret}`],
] as const)('a run of the kind %s is called “%s”', (kind, title) => {
  const named = { ...run, kind, title: kind === 'restore' ? title : `${title} ${secret}` } as RunDetail;
  expect(sharedRun(named, false).title).toBe(title);
});

test('a benchmark is shown as its run is', () => {
  const view = { run, input: 'x' } as never;
  expect(sharedBenchmark(view, false)).toEqual({ run: sharedRun(run, false), input: 'x' });
  expect(sharedBenchmark(view, true).run.testbed?.hostname).toBe(secret);
});

test('the ports and names that a person typed are hidden among the settings, the rest is shown', () => {
  const asked = {
    tcpEstablished: true,
    tcpClose: true,
    newName: secret,
    hostPort: 8000,
    form: 'archive',
    unknown: secret,
  };
  const shared = sharedRun({ ...run, options: { options: asked } }, true);
  expect(shared.options).toEqual({ options: { tcpEstablished: true, tcpClose: true, form: 'archive' } });
  const [one, two] = [8000, 9000].map((hostPort) => ({ ...run, options: { options: { ...asked, hostPort } } }));
  const { differing, same } = sharedComparison(compareColumns([columnOfRun(one!), columnOfRun(two!)]), false);
  expect(differing).toEqual([{ name: 'Setting: hostPort', values: ['hidden A', 'hidden B'] }]);
  expect(same).toContainEqual({ name: 'Setting: newName', value: 'hidden' });
  expect(same).toContainEqual({ name: 'Setting: tcpClose', value: 'true' });
  expect(same).toContainEqual({ name: 'Kind', value: 'stop' });
  expect(same).toContainEqual({ name: 'Status', value: 'failed' });
  expect(same).toContainEqual({ name: 'Spec', value: 'demo' });
  expect(same).toContainEqual({ name: 'Checkpoint', value: 'hidden' });
  expect(same.map(({ name }) => name)).not.toContain('Testbed: hostname');
});

test('of the compared columns the titles stay, and neither facts nor figures', () => {
  const [column] = sharedComparison(compared(), true).columns;
  expect(column).toEqual({ ...columnOfRun(run), title: 'Stop container', facts: {}, figures: {} });
});
