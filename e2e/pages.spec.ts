import type { APIRequestContext, Page } from '@playwright/test';
import { paths } from '@/lib/paths';
import { severeViolations } from './axe';
import { expect, test } from './fixtures';
import { knownRows } from './known-rows';

interface Shown {
  name: string;
  path: string;
}

const themes = ['light', 'dark'] as const;
const widths = [1440, 390] as const;

/** Every page, detail pages with the newest row of their kind. Those of the demo are there by now: its spec runs first. */
async function everyPage(request: APIRequestContext): Promise<Shown[]> {
  const { runs, checkpoints, specs } = await knownRows(request);
  const pages: Shown[] = [
    { name: 'overview', path: paths.overview() },
    { name: 'containers', path: paths.containers() },
    { name: 'checkpoints', path: paths.checkpoints() },
    { name: 'runs', path: paths.runs() },
    { name: 'runs-no-match', path: paths.runs({ container: 'no-such-container' }) },
    { name: 'new-checkpoint', path: paths.newRun({ kind: 'checkpoint' }) },
    { name: 'new-restore', path: paths.newRun({ kind: 'restore' }) },
    { name: 'new-cold-start', path: paths.newRun({ kind: 'cold-start' }) },
    { name: 'benchmarks', path: paths.benchmarks() },
    { name: 'new-benchmark', path: paths.newBenchmark() },
    { name: 'import', path: paths.importResults() },
    { name: 'trends', path: paths.trends() },
    { name: 'schedules', path: paths.schedules() },
    { name: 'specs', path: paths.specs() },
    { name: 'host', path: paths.host() },
    { name: 'settings', path: paths.settings() },
    { name: 'errors', path: paths.errors() },
  ];
  for (const kind of ['demo', 'checkpoint', 'restore', 'cold-start'] as const) {
    const run = runs.find((candidate) => candidate.kind === kind);
    if (run) pages.push({ name: `run-${kind}`, path: paths.run(run.id) });
  }
  const dumped = runs.find(({ kind, status }) => kind === 'checkpoint' && status === 'succeeded');
  if (dumped) pages.push({ name: 'run-log', path: paths.runLog(dumped.id, 'dump.log') });
  const benchmark = runs.find((run) => run.kind === 'benchmark');
  if (benchmark) pages.push({ name: 'benchmark', path: paths.benchmark(benchmark.id) });
  const compared = runs.filter(({ kind }) => kind === 'benchmark' || kind === 'restore').slice(0, 3);
  if (compared.length > 1) pages.push({ name: 'compare', path: paths.compare(compared.map(({ id }) => id)) });
  const failed = runs.find((run) => run.status === 'failed');
  if (failed) pages.push({ name: 'run-failed', path: paths.run(failed.id) });
  const checkpoint = checkpoints.find((candidate) => candidate.state === 'ready');
  if (checkpoint) {
    pages.push({ name: 'checkpoint', path: paths.checkpoint(checkpoint.id) });
    pages.push({ name: 'checkpoint-bytes', path: paths.checkpointBytes(checkpoint.id) });
    pages.push({ name: 'checkpoint-process', path: paths.checkpointBytes(checkpoint.id, { process: '1' }) });
    pages.push({ name: 'checkpoint-state', path: paths.checkpointState(checkpoint.id, 'process-1') });
    pages.push({ name: 'checkpoint-search', path: paths.checkpointMemorySearch(checkpoint.id) });
    const other = checkpoints.find(({ id, state }) => state === 'ready' && id !== checkpoint.id);
    const pair = { a: checkpoint.id, ...(other ? { b: other.id } : {}) };
    pages.push({ name: 'checkpoints-compared', path: paths.compareCheckpoints(pair) });
    pages.push({ name: 'container-log', path: paths.containerLog(checkpoint.containerName) });
  }
  const spec = specs[0];
  if (spec) pages.push({ name: 'spec', path: paths.spec(spec.id) });
  return pages;
}

async function open(page: Page, { path }: Shown): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(/^\S.* · GPU-Load$/);
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
}

for (const theme of themes) {
  test.describe(`in the ${theme} theme`, () => {
    // Nearly forty pages each: on a slow machine more than the three minutes that any other test has.
    test.describe.configure({ timeout: 600_000 });
    test.use({ colorScheme: theme, contextOptions: { reducedMotion: 'reduce' } });
    test.beforeEach(async ({ context }) => {
      await context.addInitScript((name) => {
        // What the page's own policy forbids is a fault of the page, also where a library catches it.
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          console.error(`the policy forbids ${violatedDirective} of ${blockedURI}`),
        );
        // The script also runs in the empty page before the first, which has no storage.
        if (window.location.protocol !== 'about:') window.localStorage.setItem('theme', name);
      }, theme);
    });

    test('no page has a severe accessibility fault', async ({ page, request }) => {
      for (const shown of await everyPage(request)) {
        await test.step(shown.name, async () => {
          await open(page, shown);
          expect.soft(await severeViolations(page), shown.name).toEqual([]);
        });
      }
    });

    for (const width of widths) {
      test(`every page fits ${width} pixels and is photographed`, async ({ page, request }) => {
        await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
        for (const shown of await everyPage(request)) {
          await test.step(shown.name, async () => {
            await open(page, shown);
            const path = `test-results/screenshots/${shown.name}-${width}-${theme}.png`;
            await page.screenshot({ path, fullPage: true, animations: 'disabled' });
            const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
            expect.soft(overflow, `${shown.name} is wider than the screen, in pixels`).toBeLessThanOrEqual(0);
          });
        }
      });
    }
  });
}

test.describe('addresses that lead nowhere', () => {
  // The browser itself writes the 404 of the document to the console.
  test.use({ allowedErrors: /status of 404/ });

  test('answer with a page that leads back', async ({ page }) => {
    for (const path of ['/no-such-page', paths.run('no-such-run'), paths.checkpoint('no-such-checkpoint')]) {
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(404);
      await expect(page.getByRole('heading').first()).toBeVisible();
      await expect(page.getByRole('link').first()).toBeVisible();
    }
  });
});
