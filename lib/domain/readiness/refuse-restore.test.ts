import { expect, test } from 'vitest';
import { refuseRestore } from './refuse-restore';
import { readinessIds } from './readiness-row';
import { row } from './row';

const directory = { form: 'directory', ignoreReadiness: false } as const;
const damaged = row('files', 'red', 'images/core-1.img is missing.', { canIgnore: false });

test('nothing but red stops a restore', () => {
  const rows = readinessIds.flatMap((id) => [row(id, 'amber', 'x'), row(id, 'unknown', 'x'), row(id, 'green', 'x')]);
  expect(refuseRestore(rows, directory)).toBeNull();
});

test('one red row is named as podman or CRIU would name it, with the way to override it', () => {
  const error = refuseRestore([row('ports', 'red', 'Another program listens on port 8000.')], directory);
  expect(error?.code).toBe('podman/port-taken');
  expect(error?.detail).toContain('Another program listens on port 8000.');
  expect(error?.remedy.at(-1)).toContain('Restore in spite of red checks');
});

test('several red rows are told together', () => {
  const error = refuseRestore([row('cpu', 'red', 'A lacks b.'), row('memory', 'red', 'Too little.')], directory);
  expect(error?.code).toBe('checkpoint/not-ready');
  expect(error?.detail).toMatch(/A lacks b\..*Too little\./);
});

test('ignored red rows stop nothing, damaged files always do', () => {
  const ignoring = { ...directory, ignoreReadiness: true };
  expect(refuseRestore([row('cpu', 'red', 'x')], ignoring)).toBeNull();
  const error = refuseRestore([row('cpu', 'red', 'x'), damaged], ignoring);
  expect(error?.code).toBe('checkpoint/damaged');
  expect(error?.remedy.at(-1)).toContain('cannot be overridden');
  expect(refuseRestore([damaged], { form: 'archive', ignoreReadiness: true })?.code).toBe('archive/corrupt');
});

test('a container that never ran is reported with the remedy that removes it, one that ran is not', () => {
  const code = (rest: { code?: 'podman/id-in-use' }) =>
    refuseRestore([row('container', 'red', 'x', rest)], { form: 'archive', ignoreReadiness: false })?.code;
  expect(code({ code: 'podman/id-in-use' })).toBe('podman/id-in-use');
  expect(code({})).toBe('podman/name-in-use');
});

test('several red rows are told in one error, each with what is there now; damaged files are its name all the same', () => {
  const rows = [row('memory', 'red', 'Too little.', { now: '1 GiB' }), row('gpu', 'red', 'There is none.')];
  const error = refuseRestore(rows, directory);
  expect(error).toMatchObject({
    code: 'checkpoint/not-ready',
    detail: 'Free RAM: Too little. Now: 1 GiB. GPU: There is none.',
  });
  expect(refuseRestore([damaged, ...rows], directory)?.code).toBe('checkpoint/damaged');
  expect(refuseRestore([row('gpu', 'red', 'There is none.')], directory)?.code).toBe('checkpoint/not-ready');
});

test('what is in the way of a container depends on whether it is made or used', () => {
  const codeOf = (form: 'directory' | 'archive') =>
    refuseRestore([row('container', 'red', 'x')], { form, ignoreReadiness: false })?.code;
  expect([codeOf('directory'), codeOf('archive')]).toEqual(['checkpoint/container-removed', 'podman/name-in-use']);
});

test('one row that nobody may override is enough to offer no override', () => {
  const offered = (rows: Parameters<typeof refuseRestore>[0]) =>
    refuseRestore(rows, directory)?.remedy.some((text) => text.includes('restore all the same'));
  expect(offered([row('cpu', 'red', 'x')])).toBe(true);
  expect(offered([row('cpu', 'red', 'x'), damaged])).toBe(false);
});
