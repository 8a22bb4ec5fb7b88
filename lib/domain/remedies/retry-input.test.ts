import { expect, test } from 'vitest';
import { AppError } from '@/lib/errors/app-error';
import { errorActions, type ErrorAction } from '@/lib/errors/error-action';
import { toErrorView } from '@/lib/errors/to-error-view';
import { createCheckpointInputSchema, restoreInputSchema } from '../options';
import { runKinds } from '../run-kind';
import { secretMask } from '../secret-names';
import { readEarlierInput } from './earlier-input';
import { retryInput } from './retry-input';
import { retryRemedies, retryRemedyOf } from './retry-remedy';

const error = (failedPhase: 'dump' | null) => toErrorView(new AppError('criu/file-locks', 'x', { failedPhase }));
const dump = createCheckpointInputSchema.parse({ source: { type: 'spec', specId: 's1' }, name: 'golden', options: {} });
const checkpoint = { kind: 'checkpoint', options: dump, containerName: 'c1', error: null } as const;
const restore = {
  kind: 'restore',
  options: restoreInputSchema.parse({ checkpointId: 'cp1', options: { tcpEstablished: true } }),
  containerName: 'c1',
  error: null,
} as const;
/** The checkpoint as its run keeps it after it was given variables of its own. */
const withEnv = (env: Record<string, unknown>) => ({
  ...checkpoint,
  options: { ...dump, source: { ...dump.source, env } },
});

/** Those that need a value from a person, or are no retry. */
const others: ErrorAction[] = ['retry-with-another-name', 'retry-with-another-port', 'remove-created-container'];

test('every action of the table is a retry of a restore, or known to be none', () => {
  const actions = Object.keys(errorActions) as ErrorAction[];
  expect(actions.filter((action) => retryRemedyOf('restore', action) === null)).toEqual(others);
  expect(actions.flatMap((action) => retryRemedyOf('restore', action) ?? [])).toEqual(retryRemedies);
});

test('a button is offered exactly where another try would change something', () => {
  for (const kind of runKinds) {
    const offered = (Object.keys(errorActions) as ErrorAction[]).flatMap((action) => retryRemedyOf(kind, action) ?? []);
    const run = kind === 'restore' ? restore : { ...checkpoint, kind };
    expect(offered, kind).toEqual(retryRemedies.filter((remedy) => retryInput(run, remedy, {}) !== null));
  }
});

test('a retry has one option more and is what was asked for in all else', () => {
  expect(retryInput(restore, 'file-locks', {})?.input).toEqual({
    ...restore.options,
    options: { ...restore.options.options, fileLocks: true },
  });
  expect(retryInput(checkpoint, 'file-locks', {})).toEqual({
    kind: 'checkpoint',
    input: { ...dump, options: { ...dump.options, fileLocks: true } },
    lost: [],
  });
});

test('closing connections and keeping them exclude each other', () => {
  expect(retryInput(restore, 'tcp-close', {})?.input.options).toMatchObject({ tcpClose: true, tcpEstablished: false });
  const closed = { ...restore, options: { ...restore.options, options: { tcpClose: true } } };
  expect(retryInput(closed, 'tcp-established', {})?.input.options).toMatchObject({
    tcpClose: false,
    tcpEstablished: true,
  });
});

test('after a failed dump its running container is dumped, which has its secrets, not a second one launched', () => {
  const run = { ...withEnv({ HF_TOKEN: secretMask }), error: error('dump') };
  const again = retryInput(run, 'file-locks', {});
  expect(again).toMatchObject({
    input: { source: { type: 'container', container: 'c1' }, options: { fileLocks: true } },
  });
  expect(again?.lost).toEqual([]);
  const before = retryInput({ ...checkpoint, error: error(null) }, 'file-locks', {});
  expect(before?.input).toMatchObject({ source: dump.source });
});

test('a secret of the run alone comes from the spec, or is named as lost; other variables are kept', () => {
  const run = withEnv({ HF_TOKEN: secretMask, API_KEY: secretMask, MODEL: 'x' });
  const again = retryInput(run, 'tcp-established', { HF_TOKEN: 'hf_of_the_spec' });
  expect(again?.input).toMatchObject({ source: { env: { MODEL: 'x' } } });
  expect(JSON.stringify(again)).not.toContain(secretMask);
  expect(JSON.stringify(again)).not.toContain('hf_of_the_spec');
  expect(again?.lost).toEqual(['API_KEY']);
  expect(readEarlierInput(run.options, { HF_TOKEN: '', toString: 'x' })).toMatchObject({
    ...{ fromSpec: ['HF_TOKEN'], lost: ['API_KEY'] },
  });
});

test('names of prototypes are no variables of a spec', () => {
  const run = withEnv(JSON.parse(`{"constructor": "${secretMask}"}`) as Record<string, unknown>);
  expect(retryInput(run, 'file-locks', {})?.lost).toEqual(['constructor']);
});

test('options of no known form are not tried again', () => {
  for (const options of [null, undefined, 'x', [], { a: 1 }, { ...dump, source: 'spec' }, { ...dump, name: '-f' }]) {
    expect(retryInput({ ...restore, options }, 'file-locks', {})).toBeNull();
    expect(retryInput({ ...checkpoint, options }, 'file-locks', {})).toBeNull();
  }
  expect(retryInput(withEnv({ A: 1 }), 'file-locks', {})).toBeNull();
});
