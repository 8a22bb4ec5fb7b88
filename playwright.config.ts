import { defineConfig } from '@playwright/test';

// Not 3000: the tests must not talk to a server somebody left running there.
const port = Number(process.env.E2E_PORT ?? 3217);
const baseURL = `http://127.0.0.1:${port}`;

/**
 * The built app and the real engine. Chromium comes from the distribution
 * (scripts/test/chromium.mjs finds or installs it), never from a download.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  // One worker: two dumps at once measure each other, and the specs share one inventory.
  workers: 1,
  fullyParallel: false,
  // Once, and named in the last lines of `npm test`.
  retries: 1,
  forbidOnly: process.env.CI === 'true',
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    // Software rendering of a spinner takes a whole core from the server under test, and so does a trace's film.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--headless',
        // Chromium's sandbox does not start as root, and the engine needs root.
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node node_modules/next/dist/bin/next start --hostname 127.0.0.1 --port ${port}`,
    url: `${baseURL}/login`,
    // Also when CI is not set: a server of an older build would be tested instead of this one.
    reuseExistingServer: false,
    timeout: 120_000,
    stdout: 'pipe',
    stderr: 'pipe',
    env: {
      TZ: 'UTC',
      HOST: '127.0.0.1',
      PORT: String(port),
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      GPU_LOAD_TOKEN: '',
    },
  },
});
