import path from 'node:path';
import { root } from './places.mjs';

/** Names of the failed tests of Vitest's JSON report, with their files; a file that did not load stands for itself. */
export function failedInVitest(report) {
  return (report.testResults ?? []).flatMap(({ name, status, message, assertionResults = [] }) => {
    const file = path.relative(root, name);
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length > 0) return failed.map(({ fullName }) => `${file}: ${fullName}`);
    return status === 'failed' ? [`${file}: ${firstLine(message) || 'did not load'}`] : [];
  });
}

/** Names of the tests that passed only when tried again: Vitest keeps the errors of the first try. */
export function retriedInVitest(report) {
  return (report.testResults ?? []).flatMap(({ name, assertionResults = [] }) =>
    assertionResults
      .filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0)
      .map(({ fullName }) => `${path.relative(root, name)}: ${fullName}`),
  );
}

/** The like of Playwright's JSON report; errors outside of tests by their first line. */
export function failedInPlaywright(report) {
  const names = specNames(report, ({ ok }) => !ok);
  return [...names, ...(report.errors ?? []).map(({ message }) => firstLine(message))];
}

/** Names of Playwright's tests that passed only when tried again. */
export function retriedInPlaywright(report) {
  return specNames(report, ({ tests = [] }) => tests.some(({ status }) => status === 'flaky'));
}

/** File, line, groups and title of the specs that are asked for. */
function specNames(report, isAskedFor) {
  const ofSuite = ({ title, specs = [], suites = [] }, before) => {
    const above = [...before, title];
    const own = specs
      .filter(isAskedFor)
      .map((spec) => `${spec.file}:${spec.line}: ${[...above.slice(1), spec.title].join(' > ')}`);
    return [...own, ...suites.flatMap((suite) => ofSuite(suite, above))];
  };
  return (report.suites ?? []).flatMap((suite) => ofSuite(suite, []));
}

// Playwright colours its messages.
function firstLine(text = '') {
  return text.replace(/\u001b\[[0-9;]*m/g, '').split('\n', 1)[0];
}
