import { expect, test } from 'vitest';
import { AppError } from '@/lib/errors/app-error';
import { errorActions, type ErrorAction } from '@/lib/errors/error-action';
import { toErrorView } from '@/lib/errors/to-error-view';
import { createCheckpointInputSchema, restoreInputSchema } from '../options';
import { retryInput } from './retry-input';

const error = (failedPhase: 'dump' | null) => toErrorView(new AppError('criu/file-locks', 'x', { failedPhase }));
const dump = createCheckpointInputSchema.parse({ source: { type: 'spec', specId: 's1' }, name: 'golden', options: {} });
const checkpoint = { kind: 'checkpoint', options: dump, containerName: 'c1', importedFrom: null } as const;
const restore = {
  kind: 'restore',
  options: restoreInputSchema.parse({ checkpointId: 'cp1', options: { tcpEstablished: true } }),
  containerName: 'c1',
  importedFrom: null,
  error: null,
} as const;

/** Those that need a value from a person, or are no retry. */
const others: ErrorAction[] = ['retry-with-another-name', 'retry-with-another-port', 'remove-created-container'];

test('every action of the table is a retry of a restore, or known to be none', () => {
  const none = (Object.keys(errorActions) as ErrorAction[]).filter((action) => retryInput(restore, action) === null);
  expect(none).toEqual(others);
});

test('a retry has one option more and is what was asked for in all else', () => {
  expect(retryInput(restore, 'retry-with-file-locks')?.input).toEqual({
    ...restore.options,
    options: { ...restore.options.options, fileLocks: true },
  });
});

test('closing connections and keeping them exclude each other', () => {
  expect(retryInput(restore, 'retry-with-tcp-close')?.input.options).toMatchObject({
    tcpClose: true,
    tcpEstablished: false,
  });
});

test('after a failed dump its running container is dumped, not a second one launched', () => {
  const again = retryInput({ ...checkpoint, error: error('dump') }, 'retry-with-file-locks');
  expect(again?.input).toMatchObject({ source: { type: 'container', container: 'c1' }, options: { fileLocks: true } });
  const before = retryInput({ ...checkpoint, error: error(null) }, 'retry-with-file-locks');
  expect(before?.input).toMatchObject({ source: dump.source });
});

test('an imported run, another kind of run, and options of no known form are not tried again', () => {
  expect(retryInput({ ...restore, importedFrom: 'x.json' }, 'retry-with-file-locks')).toBeNull();
  expect(retryInput({ ...restore, kind: 'stop' }, 'retry-with-file-locks')).toBeNull();
  expect(retryInput({ ...restore, options: { a: 1 } }, 'retry-with-file-locks')).toBeNull();
  expect(retryInput({ ...checkpoint, error: null }, 'retry-with-stop-first')).toBeNull();
});
