import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

// These tests drive the real engine: one at a time, because two dumps at once
// measure each other, and with the patience a real dump needs.
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: /^server-only$/, replacement: `${root}scripts/vitest/server-only-stub.ts` },
    ],
  },
  test: {
    name: 'engine',
    include: ['**/*.integration.test.ts'],
    exclude: ['**/node_modules/**', '.gpu-load/**', '.next/**'],
    environment: 'node',
    env: { TZ: 'UTC', NODE_ENV: 'test' },
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 300_000,
    // As in vitest.config.ts: once, and named.
    retry: 1,
    hookTimeout: 600_000,
    teardownTimeout: 60_000,
  },
});
