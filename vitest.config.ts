import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: /^server-only$/, replacement: `${root}scripts/vitest/server-only-stub.ts` },
    ],
  },
  test: {
    name: 'unit',
    include: ['**/*.test.{ts,tsx,mjs}'],
    exclude: [
      '**/node_modules/**',
      '**/*.integration.test.ts',
      '**/*.gpu.test.ts',
      'e2e/**',
      '.gpu-load/**',
      '.next/**',
      '.stryker-tmp/**',
    ],
    environment: 'node',
    setupFiles: ['scripts/vitest/fail-on-console.ts'],
    env: { TZ: 'UTC', NODE_ENV: 'test' },
    // A test that imports every route takes seconds on a busy machine of two cores; none asserts a speed.
    testTimeout: 30_000,
    // Once: a test that needs it is named in the last lines of `npm test`, so it is neither lost nor hidden.
    retry: 1,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
