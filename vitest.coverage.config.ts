import { defineConfig } from 'vitest/config';

/** What both kinds of tests reach together: much of what drives an engine can only be reached with one. */
export default defineConfig({
  test: {
    projects: ['vitest.config.ts', 'vitest.integration.config.ts'],
    coverage: {
      provider: 'v8',
      include: ['lib/**/*.ts', 'components/**/*.{ts,tsx}'],
      exclude: ['**/*.test.{ts,tsx}', '**/testing/**', '**/__fixtures__/**', 'lib/db/generated/**'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'test-results/coverage',
    },
  },
});
