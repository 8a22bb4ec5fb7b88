import path from 'node:path';
import { expect, it } from 'vitest';
import { failedInPlaywright, failedInVitest, retriedInPlaywright, retriedInVitest } from './failed-tests.mjs';
import { root } from './places.mjs';

it('names the failed tests of Vitest with their files, and files that did not load', () => {
  const report = {
    testResults: [
      {
        name: path.join(root, 'lib/a.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'adds' },
          { status: 'failed', fullName: 'sums keeps the order' },
        ],
      },
      {
        name: path.join(root, 'lib/b.test.ts'),
        status: 'failed',
        message: 'Cannot find module\nat x',
        assertionResults: [],
      },
      { name: path.join(root, 'lib/c.test.ts'), status: 'passed', message: '', assertionResults: [] },
    ],
  };
  expect(failedInVitest(report)).toEqual(['lib/a.test.ts: sums keeps the order', 'lib/b.test.ts: Cannot find module']);
});

it('names the failed tests of Playwright with file, line and the groups around them', () => {
  const spec = (ok, title) => ({ ok, title, file: 'pages.spec.ts', line: 7 });
  const report = {
    suites: [
      {
        title: 'pages.spec.ts',
        specs: [spec(true, 'opens'), spec(false, 'closes')],
        suites: [{ title: 'in the dark', specs: [spec(false, 'shines')] }],
      },
    ],
    errors: [{ message: '\u001b[31mThe server did not start\u001b[39m\nat y' }],
  };
  expect(failedInPlaywright(report)).toEqual([
    'pages.spec.ts:7: closes',
    'pages.spec.ts:7: in the dark > shines',
    'The server did not start',
  ]);
});

it('names the tests that passed only when tried again', () => {
  const vitest = {
    testResults: [
      {
        name: path.join(root, 'lib/a.test.ts'),
        assertionResults: [
          { status: 'passed', fullName: 'adds', failureMessages: [] },
          { status: 'passed', fullName: 'waits', failureMessages: ['Error: not yet'] },
          { status: 'failed', fullName: 'sums', failureMessages: ['Error: 3'] },
        ],
      },
    ],
  };
  expect(retriedInVitest(vitest)).toEqual(['lib/a.test.ts: waits']);
  const spec = (status, title) => ({ ok: true, title, file: 'pages.spec.ts', line: 7, tests: [{ status }] });
  const playwright = {
    suites: [{ title: 'pages.spec.ts', specs: [spec('expected', 'opens'), spec('flaky', 'closes')] }],
  };
  expect(retriedInPlaywright(playwright)).toEqual(['pages.spec.ts:7: closes']);
});
