import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { countReport, readPlaywright, readVitest, suiteNames } from './suites.mjs';

function reportFile(text) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'suites-test-')), 'report.json');
  writeFileSync(file, text);
  return file;
}

describe('countReport', () => {
  it('reads the numbers of a Vitest report', () => {
    const file = reportFile(
      JSON.stringify({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 0 }),
    );
    expect(countReport(file, readVitest, 1)).toEqual({
      passed: 7,
      failed: 2,
      skipped: 1,
      failedTests: [],
      retriedTests: [],
    });
  });

  it('counts a test that passed on a second try as passed, and errors outside tests as failures', () => {
    const report = { stats: { expected: 4, flaky: 1, unexpected: 0, skipped: 2 }, errors: [{ message: 'no server' }] };
    expect(readPlaywright(report)).toMatchObject({ passed: 5, failed: 1, skipped: 2, failedTests: ['no server'] });
  });

  it('counts one failure when the tool failed without a failed test', () => {
    const file = reportFile(
      JSON.stringify({ numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }),
    );
    expect(countReport(file, readVitest, 1)).toMatchObject({ passed: 7, failed: 1, skipped: 0, failedTests: [] });
  });

  it('never reports success without a report', () => {
    expect(countReport('/nonexistent/report.json', readVitest, 0)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
      failedTests: [],
      retriedTests: [],
    });
    expect(countReport(reportFile('{ truncated'), readVitest, 0)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
      failedTests: [],
      retriedTests: [],
    });
  });
});

it('runs the quick suites first', () => {
  expect(suiteNames).toEqual(['format', 'lint', 'types', 'knip', 'unit', 'integration', 'e2e']);
});
