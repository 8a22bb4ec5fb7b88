import { defineConfig } from 'vitest/config';
import unit from './vitest.config';

/**
 * What mutants are tried with: the tests beside the mutated code, and those of redaction, which knows secrets by
 * lib/domain's names. Pages that come to that code on their way would make a run last hours, and are no test of it.
 */
export default defineConfig({
  ...unit,
  test: { ...unit.test, include: ['lib/{stats,diagnosis,domain}/**/*.test.ts', 'lib/host/redact.test.ts'], retry: 0 },
});
