import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isGivenAwayBy, matches } from './cause';
import { causes } from './causes';
import { diagnose, type Failure } from './diagnose';
import { referenceHref } from './reference';

// What the tools printed. `provoked`: caused on purpose on a real engine; `recorded`: met in real work. CRIU's logs
// are trimmed to their errors, warnings and ends.
const folder = path.join(import.meta.dirname, '__fixtures__');
const fixtureSchema = z.object({
  code: z.string(),
  evidence: z.enum(['provoked', 'recorded']),
  command: z.string(),
  exitCode: z.number(),
  stderr: z.string(),
  criuLog: z.string(),
});
const fixtures = readdirSync(folder).map((file) => ({
  file,
  ...fixtureSchema.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))),
}));
const cited = z
  .object({ lines: z.array(z.object({ code: z.string(), line: z.string(), reference: z.string() })) })
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'cited-lines.json'), 'utf8'))).lines;

const operations = { dump: ['checkpoint'], restore: ['restore'], launch: ['run'], any: ['checkpoint', 'restore'] };

describe('a failure on a real engine is named by its cause', () => {
  test.each(fixtures)('$file', ({ code, command, stderr, criuLog, exitCode }) => {
    const operation = command.includes('restore') ? 'restore' : command.includes('checkpoint') ? 'checkpoint' : 'run';
    const found = diagnose({ operation, stderr, criuLog, exitCode });
    expect(found).toMatchObject({ code, isKnown: true });
    const rows = causes.filter((cause) => cause.code === code);
    expect(rows.some((cause) => isGivenAwayBy(cause, found.decisiveLine ?? ''))).toBe(true);
  });
});

describe('a cited line is named by its cause, in each phase that it may come in', () => {
  test.each(cited)('$line', ({ code, line, reference }) => {
    const cause = causes.find((row) => row.code === code && isGivenAwayBy(row, line));
    expect(cause?.references).toContain(reference);
    for (const operation of operations[cause?.phase ?? 'any']) {
      expect(diagnose(failureWith(line, operation as Failure['operation']))).toMatchObject({
        code,
        decisiveLine: line,
      });
    }
  });
});

test.each(causes)('every form of the words of $code ($source, $phase) is shown by a line', (cause) => {
  const lines = [
    ...fixtures.filter(({ code }) => code === cause.code).flatMap(linesOf),
    ...cited.filter(({ code }) => code === cause.code).map(({ line }) => line),
  ];
  expect(cause.words.filter((words) => !lines.some((line) => matches(words, line)))).toEqual([]);
});

test.each(causes.filter(({ evidence }) => evidence !== 'cited'))('$code has the evidence that it claims', (cause) => {
  const fixture = fixtures.find(({ file }) => 'fixture' in cause && file === cause.fixture);
  expect(fixture).toMatchObject({ code: cause.code, evidence: cause.evidence });
  expect(linesOf(fixture).some((line) => isGivenAwayBy(cause, line))).toBe(true);
});

test.each(causes)('$code says where its words stand', ({ references }) => {
  expect(references.length).toBeGreaterThan(0);
  for (const reference of references) {
    if (reference.startsWith('gpu-load ')) {
      expect(readFileSync(reference.slice('gpu-load '.length), 'utf8')).toContain('embedded engine is not up');
    } else expect(referenceHref(reference)).toMatch(/^https:\/\/github\.com\/[\w-]+\/[\w-]+\/(issues\/\d+|blob\/)/);
  }
});

test('a reference to a line of source leads to that line', () => {
  expect(referenceHref('criu v4.2 criu/sk-inet.c:200')).toBe(
    'https://github.com/checkpoint-restore/criu/blob/v4.2/criu/sk-inet.c#L200',
  );
  expect(referenceHref('criu#2673')).toBe('https://github.com/checkpoint-restore/criu/issues/2673');
});

test('the parts of words count in their order only', () => {
  expect(matches('a … b', 'a x b')).toBe(true);
  expect(matches('a … b', 'b x a ')).toBe(false);
});

function linesOf(fixture: { stderr: string; criuLog: string } | undefined): string[] {
  return `${fixture?.criuLog}\n${fixture?.stderr}`.split('\n');
}

/** The line where its tool writes it; a CRIU log goes on with its last line. */
function failureWith(line: string, operation: Failure['operation']): Failure {
  const isCriu = /\b(Error|Warn ) \(/.test(line);
  const end = operation === 'restore' ? 'Restoring' : 'Dumping';
  const stderr = 'Error: OCI runtime error: runc: criu failed: type NOTIFY errno 0';
  return {
    operation,
    exitCode: 125,
    stderr: isCriu ? stderr : line,
    criuLog: isCriu ? `${line}\n(00.1) Error (criu/cr.c): ${end} FAILED.` : '',
  };
}
