#!/usr/bin/env node
/**
 * `npm test`: sets up what the tests need, then runs every suite, also when an
 * earlier one failed. `npm test -- unit lint` runs only those. This file and
 * scripts/test/ use Node alone, since they run before anything is installed.
 */
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { findChromium, installChromium } from './test/chromium.mjs';
import { isPrepared, prepare } from './test/prepare.mjs';
import { runCommand } from './test/run-command.mjs';
import { needsBrowser, needsEngine, suiteNames, suites } from './test/suites.mjs';
import { reportsFolder, root } from './test/places.mjs';

/** When everything fails, the first names say as much as all. */
const mostNames = 40;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !suiteNames.includes(name));
if (unknown.length > 0) {
  console.error(`No suite is called ${unknown.join(', ')}. There are: ${suiteNames.join(', ')}.`);
  process.exit(2);
}
const chosen = suites.filter((suite) => asked.length === 0 || asked.includes(suite.name));

mkdirSync(reportsFolder, { recursive: true });
process.chdir(root);
process.env.TZ = 'UTC';

if (needsEngine(chosen) || !isPrepared()) {
  const code = await prepare();
  if (code !== 0) {
    console.error('\nThe set-up failed, so no suite was run. Its last lines say why and what to do.');
    process.exit(1);
  }
}
if (needsBrowser(chosen)) {
  try {
    process.env.CHROMIUM_PATH = findChromium() ?? (await installChromium());
    console.log(`Browser: ${process.env.CHROMIUM_PATH}`);
  } catch (error) {
    // The other suites can still run; e2e then fails and says the same.
    console.error(error.message);
  }
}

const failed = [];
const retried = [];
for (const suite of chosen) {
  console.log(`\n── ${suite.name} ${'─'.repeat(Math.max(0, 60 - suite.name.length))}`);
  const startedAt = Date.now();
  suite.clear();
  const code = await runCommand(suite.command, { env: suite.env });
  const { passed, failed: failures, skipped, failedTests, retriedTests } = suite.count(code);
  console.log(`(${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  const skippedText = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`${suite.name}: ${passed} passed, ${failures} failed${skippedText}`);
  retried.push(...retriedTests);
  if (failures > 0 || code !== 0) failed.push({ name: suite.name, failedTests });
}

console.log('');
if (retried.length > 0) {
  console.log('Passed only when tried again:');
  for (const test of retried.slice(0, mostNames)) console.log(`  ${test}`);
}
if (failed.length > 0) {
  // The last lines of a log are what is read first, and often all that is kept of it.
  for (const { name, failedTests } of failed) {
    console.error(`${name} failed${failedTests.length > 0 ? ':' : ''}`);
    for (const test of failedTests.slice(0, mostNames)) console.error(`  ${test}`);
    if (failedTests.length > mostNames) console.error(`  and ${failedTests.length - mostNames} more`);
  }
  const names = failed.map(({ name }) => name).join(', ');
  console.error(`Not passed: ${names}. The output of each is above, under its own heading.`);
  process.exit(1);
}
console.log(`Every suite passed: ${chosen.map((suite) => suite.name).join(', ')}.`);
