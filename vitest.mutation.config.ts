import { defineConfig } from 'vitest/config';
import unit from './vitest.config';

/**
 * What mutants are tried with: the tests beside the mutated code, and those of redaction, which knows secrets by
 * lib/domain's names. Left out are pages that come to that code on their way, thousands of simulations (a run would last
 * hours), and the tests of schedules: Stryker's tests run in threads, which cannot change their time zone.
 */
export default defineConfig({
  ...unit,
  test: {
    ...unit.test,
    include: ['lib/{stats,diagnosis,domain}/**/*.test.ts', 'lib/host/redact.test.ts'],
    exclude: ['lib/domain/schedule.test.ts'],
    testNamePattern: '^(?!.*(simulations|comparisons of))',
    retry: 0,
  },
});
