import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { retryRun as retryAction } from '@/app/actions/retry-run';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { db } from '@/lib/db/client';
import { createRun, updateRun } from '@/lib/db/runs';
import { deleteSpec, saveSpec } from '@/lib/db/specs';
import { testDatabase } from '@/lib/db/testing/test-database';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import type { RunKind } from '@/lib/domain/run-kind';
import type { RunStatus } from '@/lib/domain/run-status';
import { secretMask } from '@/lib/domain/secret-names';
import { specSchema } from '@/lib/domain/spec';
import { getEarlierInput } from '@/lib/queries/get-earlier-input';
import type { RunRequest } from './request';
import { storedInput } from './stored-input';

vi.mock('next/headers', () => ({
  headers: async () =>
    new Map([
      ['host', '127.0.0.1:3000'],
      ['origin', 'http://127.0.0.1:3000'],
    ]),
  cookies: async () => new Map(),
}));
const submitRun = vi.hoisted(() => vi.fn(async (_: unknown) => ({ runId: 'next' })));
vi.mock('./orchestrator', () => ({ submitRun }));

const secrets = { spec: 'spec-secret-0123456789', run: 'run-secret-0123456789' };
const inSpec = specSchema.parse({ ...demoSpec, name: 'secretive', env: { HF_TOKEN: secrets.spec, MODEL: 'x' } });

testDatabase();
let specId = '';
beforeAll(async () => {
  specId = await saveSpec({ id: null, spec: inSpec });
});
beforeEach(() => void submitRun.mockClear());

interface Made {
  request?: RunRequest;
  kind?: RunKind;
  status?: RunStatus;
  options?: unknown;
}

const dumpWith = (env: Record<string, string>, of = specId): RunRequest => ({
  kind: 'checkpoint',
  input: createCheckpointInputSchema.parse({ source: { type: 'spec', specId: of, env }, name: 'golden', options: {} }),
});
const restore: RunRequest = { kind: 'restore', input: restoreInputSchema.parse({ checkpointId: 'cp1', options: {} }) };

/** A run that was asked for, as it is stored, and ended. */
async function ended({ request = restore, status = 'failed', ...made }: Made = {}): Promise<string> {
  const shared = { title: 't', hostId: 'local', spec: null, phases: [] };
  const { id } = await createRun({ ...shared, kind: request.kind, options: storedInput(request), ...made });
  await updateRun(id, { status: 'running', startedAt: new Date() });
  if (status !== 'running') await updateRun(id, { status, finishedAt: new Date() });
  return id;
}

const codeOf = async (input: unknown) => {
  const result = await retryAction(input);
  return result.ok ? 'queued' : result.error.code;
};

test('a failed run is queued once more with what removes its cause', async () => {
  const runId = await ended();
  expect(await retryAction({ runId, remedy: 'file-locks' })).toEqual({ ok: true, data: { runId: 'next' } });
  expect(submitRun).toHaveBeenCalledExactlyOnceWith({
    kind: 'restore',
    input: restoreInputSchema.parse({ checkpointId: 'cp1', options: { fileLocks: true } }),
  });
});

test(attack('retry-input'), async () => {
  const runId = await ended();
  const foreign = { kind: 'remove', input: { checkpointId: 'other' }, options: { newName: 'other' }, specId: 'other' };
  expect(await codeOf({ runId, remedy: 'stop-first', ...foreign })).toBe('queued');
  expect(JSON.stringify(submitRun.mock.calls)).not.toContain('other');
  submitRun.mockClear();
  for (const remedy of ['', 'FILE-LOCKS', '__proto__', 'constructor', 'remove-created-container', ['file-locks'], null])
    expect(await codeOf({ runId, remedy })).toBe('input/invalid');
  for (const id of ['', '..', '-f', `${runId}/..`, null, { id: runId }])
    expect(await codeOf({ runId: id, remedy: 'file-locks' })).toBe('input/invalid');
  expect(await codeOf({ runId: 'no-such-run', remedy: 'file-locks' })).toBe('run/not-found');
  const others: Made[] = [
    { status: 'succeeded' },
    { status: 'running' },
    { status: 'canceled' },
    { kind: 'remove', options: { container: 'c', acceptLoss: true } },
    { kind: 'delete-checkpoint' },
    { options: { checkpointId: '../..', options: {} } },
  ];
  for (const made of others)
    expect(await codeOf({ runId: await ended(made), remedy: 'file-locks' }), JSON.stringify(made)).toBe(
      'run/not-retryable',
    );
  const imported = await ended();
  await db().run.update({ where: { id: imported }, data: { importedFrom: 'x.json' } });
  expect(await codeOf({ runId: imported, remedy: 'file-locks' })).toBe('run/not-retryable');
  // What means something for a restore may mean nothing for a dump.
  expect(await codeOf({ runId: await ended({ request: dumpWith({}) }), remedy: 'stop-first' })).toBe(
    'run/not-retryable',
  );
  expect(submitRun).not.toHaveBeenCalled();
});

test(attack('secret-retry-run'), async () => {
  const known = await ended({ request: dumpWith({ HF_TOKEN: secrets.run, MODEL: 'y' }) });
  expect(await codeOf({ runId: known, remedy: 'file-locks' })).toBe('queued');
  const [request] = submitRun.mock.calls[0] as [Extract<RunRequest, { kind: 'checkpoint' }>];
  // The spec’s own value is used where the run has none: it is not even part of the request.
  expect(request.input).toMatchObject({ source: { specId, env: { MODEL: 'y' } }, options: { fileLocks: true } });
  for (const hidden of [secretMask, ...Object.values(secrets)]) expect(JSON.stringify(request)).not.toContain(hidden);

  submitRun.mockClear();
  const lost = await ended({ request: dumpWith({ DB_PASSWORD: secrets.run }) });
  const refused = await retryAction({ runId: lost, remedy: 'file-locks' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'run/secret-not-kept' } });
  expect(JSON.stringify(refused)).toContain('DB_PASSWORD');
  const gone = await saveSpec({ id: null, spec: { ...inSpec, name: 'gone' } });
  const ofGone = await ended({ request: dumpWith({ HF_TOKEN: secrets.run }, gone) });
  await deleteSpec(gone);
  expect(await codeOf({ runId: ofGone, remedy: 'file-locks' })).toBe('run/secret-not-kept');
  expect(submitRun).not.toHaveBeenCalled();
  // As its remedy says: with the variable in the spec it goes.
  await saveSpec({ id: specId, spec: { ...inSpec, env: { ...inSpec.env, DB_PASSWORD: secrets.spec } } });
  expect(await codeOf({ runId: lost, remedy: 'file-locks' })).toBe('queued');
  await saveSpec({ id: specId, spec: inSpec });
});

test(attack('secret-run-again'), async () => {
  const runId = await ended({
    request: dumpWith({ HF_TOKEN: secrets.run, DB_PASSWORD: secrets.run, MODEL: 'y' }),
    status: 'succeeded',
  });
  const again = await getEarlierInput(runId);
  expect(again).toMatchObject({ fromSpec: ['HF_TOKEN'], lost: ['DB_PASSWORD'] });
  // The form is filled in with all the rest, and what it sends is valid.
  expect(createCheckpointInputSchema.parse(again?.input)).toMatchObject({
    name: 'golden',
    source: { env: { MODEL: 'y' } },
  });
  for (const hidden of [secretMask, ...Object.values(secrets)]) expect(JSON.stringify(again)).not.toContain(hidden);
  expect(await getEarlierInput('no-such-run')).toBeNull();
  expect((await getEarlierInput(await ended()))?.input).toEqual(restore.input);
});
