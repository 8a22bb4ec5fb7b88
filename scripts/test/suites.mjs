import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { failedInPlaywright, failedInVitest, retriedInPlaywright, retriedInVitest } from './failed-tests.mjs';
import { reportsFolder, root } from './places.mjs';

/** A tool of the project, started with this Node rather than through npx or a shell. */
function tool(file, ...args) {
  return [process.execPath, path.join(root, 'node_modules', file), ...args];
}

/** What is counted where there is nothing to count. */
const oneFailure = () => ({ passed: 0, failed: 1, skipped: 0, failedTests: [], retriedTests: [] });

/** A suite that is one question: it passes or fails as a whole. */
function check(name, command) {
  const count = (code) => (code === 0 ? { ...oneFailure(), passed: 1, failed: 0 } : oneFailure());
  return { name, command, env: {}, clear: () => {}, count };
}

/** A suite whose tool writes a JSON report, from which its numbers are read. */
function reported(name, { command, env = () => ({}), read }) {
  const file = path.join(reportsFolder, `${name}.json`);
  return {
    name,
    command: command(file),
    env: env(file),
    // A report of an earlier run must never be counted as this one's.
    clear: () => rmSync(file, { force: true }),
    count: (code) => countReport(file, read, code),
  };
}

/** Numbers of one report, and the names of its failed tests. A tool that failed without a failed test (a file that does not load, say) counts as one failure. */
export function countReport(file, read, code) {
  let counts;
  try {
    counts = read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return oneFailure();
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Counts of Vitest's JSON report. */
export function readVitest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failedTests: failedInVitest(report),
    retriedTests: retriedInVitest(report),
  };
}

/** Counts of Playwright's JSON report. A test that passed only when tried again has passed. */
export function readPlaywright(report) {
  const { expected, flaky, unexpected, skipped } = report.stats;
  return {
    passed: expected + flaky,
    failed: unexpected + (report.errors ?? []).length,
    skipped,
    failedTests: failedInPlaywright(report),
    retriedTests: retriedInPlaywright(report),
  };
}

function vitest(name, config) {
  return reported(name, {
    command: (file) =>
      tool(
        'vitest/vitest.mjs',
        'run',
        '--config',
        config,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ),
    read: readVitest,
  });
}

/** Every suite, in the order in which it runs: what is quick and finds most comes first. */
export const suites = [
  check('format', tool('prettier/bin/prettier.cjs', '--check', '.')),
  check('lint', tool('eslint/bin/eslint.js', '.', '--max-warnings=0')),
  check('types', tool('typescript/bin/tsc', '--noEmit')),
  check('knip', tool('knip/bin/knip.js')),
  vitest('unit', 'vitest.config.ts'),
  vitest('integration', 'vitest.integration.config.ts'),
  reported('e2e', {
    command: () => tool('@playwright/test/cli.js', 'test', '--reporter=list,json'),
    env: (file) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
    read: readPlaywright,
  }),
];

export const suiteNames = suites.map((suite) => suite.name);

/** True when a suite among these drives the real engine. */
export function needsEngine(chosen) {
  return chosen.some((suite) => suite.name === 'integration' || suite.name === 'e2e');
}

/** True when a suite among these opens a browser. */
export function needsBrowser(chosen) {
  return chosen.some((suite) => suite.name === 'e2e');
}
