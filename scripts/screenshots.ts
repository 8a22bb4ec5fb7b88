import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { RunSummary } from '@/lib/domain/views';
import { paths } from '@/lib/paths';
import { launchBrowser } from './site/browser';
import { siteUrl } from './site/running-site';

/**
 * `npm run screenshots -- --url http://127.0.0.1:3000`: the pictures of the README, of a running build on which the
 * demo has been run. Writes `docs/screenshots/`.
 */
const folder = path.join('docs', 'screenshots');
const site = siteUrl();

async function newest(query: Record<string, string>): Promise<RunSummary> {
  const response = await fetch(`${site}${paths.api.runs(query)}`);
  const { runs } = (await response.json()) as { runs: RunSummary[] };
  const [run] = runs;
  if (!run) throw new Error(`No run of ${JSON.stringify(query)} yet: press "Run the demo" first.`);
  return run;
}

/** Waits until the page has everything, live values included: they come with the event stream. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(`${site}${address}`);
  await page.getByText('Live', { exact: true }).waitFor();
  await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null);
}

const browser = await launchBrowser();
if (browser === null) throw new Error('There is no Chromium here; CHROMIUM_PATH names one.');
try {
  await mkdir(folder, { recursive: true });
  const demo = await newest({ kind: 'demo', status: 'succeeded' });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  for (const [name, address] of [
    ['overview', paths.overview()],
    ['demo-run', paths.run(demo.id)],
  ] as const) {
    await open(page, address);
    await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
    console.log(`${name}.png: ${address}`);
  }
} finally {
  await browser.close();
}
