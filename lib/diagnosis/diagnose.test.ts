import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findDecisiveLine } from './decisive-line';
import { diagnose } from './diagnose';

// `provoked`: caused on purpose on a real engine, CRIU's log trimmed to its errors, warnings and end.
// Not provoked: the exact words with their `reference`.
const folder = path.join(import.meta.dirname, '__fixtures__');
const fixtureSchema = z.object({
  code: z.string(),
  provoked: z.boolean(),
  command: z.string(),
  exitCode: z.number(),
  stderr: z.string(),
  criuLog: z.string(),
});
const fixtures = readdirSync(folder).map((file) => ({
  file,
  ...fixtureSchema.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))),
}));

describe('a real failure is named by its cause', () => {
  test.each(fixtures)('$file', ({ code, command, stderr, criuLog, exitCode }) => {
    const operation = command.includes('restore') ? 'restore' : command.includes('checkpoint') ? 'checkpoint' : 'run';
    expect(diagnose({ operation, stderr, criuLog, exitCode }).code).toBe(code);
  });
});

test('the harmless first error of every log is not the decisive one', () => {
  const log = [
    "(00.000100) Error (criu/rlimit.c): rlimit: Can't setup RLIMIT_NOFILE for self: Operation not permitted",
    '(00.029800) Error (criu/file-lock.c:110): Some file locks are hold by dumping tasks!',
    '(00.030000) Error (criu/cr-dump.c:2111): Dumping FAILED.',
  ].join('\n');
  expect(findDecisiveLine(log)).toMatchObject({ lineNumber: 2 });
});

test('a log that only repeats that it failed still gives that line', () => {
  expect(findDecisiveLine('(00.1) Error (criu/cr-dump.c:2111): Dumping FAILED.')?.lineNumber).toBe(1);
});

test('an empty log and an unknown failure are said to be unknown', () => {
  expect(findDecisiveLine('')).toBeNull();
  expect(diagnose({ operation: 'restore', stderr: 'Error: something new', criuLog: '', exitCode: 125 })).toMatchObject({
    code: 'criu/restore-failed',
    decisiveLine: 'Error: something new',
  });
});

test('an informational line that quotes a cause is not taken for one', () => {
  const criuLog = '(00.1) inet: Connected TCP socket is fine here';
  expect(diagnose({ operation: 'checkpoint', stderr: '', criuLog, exitCode: 125 }).code).toBe('criu/dump-failed');
});
