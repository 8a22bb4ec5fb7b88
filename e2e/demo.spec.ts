import type { Page } from '@playwright/test';
import { paths } from '@/lib/paths';
import { expect, test } from './fixtures';
import { knownRows } from './known-rows';

/** A whole demo: launch, warm-up, dump, restore, compare. Minutes only where the disk is very slow. */
const demoTimeoutMs = 300_000;

const runUrl = /\/runs\/[a-z0-9][a-z0-9-]*$/;

/** Waits until a run page says how the run ended, and that it ended well. */
async function expectSucceeded(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByText('Succeeded', { exact: true }).first()).toBeVisible({
    timeout: demoTimeoutMs,
  });
}

test.describe.configure({ mode: 'serial' });

test('the demo makes a checkpoint, restores it and gets the same answer, also after a reload and in a second tab', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(2 * demoTimeoutMs);
  await page.goto(paths.overview());
  await page.getByRole('button', { name: 'Run the demo' }).click();
  await expect(page).toHaveURL(runUrl);
  await expect(page.getByText('Cold start, warm up and checkpoint').first()).toBeVisible();

  // In the middle: a second tab opens, and the first one is loaded again.
  const secondTab = await context.newPage();
  await secondTab.goto(page.url());
  await expect(secondTab.getByText('Cold start, warm up and checkpoint').first()).toBeVisible();
  await page.reload();

  await expectSucceeded(page);
  await expectSucceeded(secondTab);
  await secondTab.close();

  const { runs } = await knownRows(request);
  const demo = runs.find((run) => page.url().endsWith(run.id));
  const restore = runs.find((run) => run.kind === 'restore' && run.parentRunId === demo?.id);
  expect(restore, 'the demo has a restore among its runs').toBeDefined();
  await page.goto(paths.run(restore?.id ?? ''));
  await expectSucceeded(page);
  await expect(page.getByText(/same answer/i).first()).toBeVisible();
  for (const phase of ['Put writable layer and /dev/shm back', 'Restore with CRIU', 'Compare answer']) {
    await expect(page.getByText(phase).first()).toBeVisible();
  }
});

test('the inventory shows the checkpoint, and a restore from there gives the same answer', async ({ page, request }) => {
  test.setTimeout(demoTimeoutMs);
  const { checkpoints } = await knownRows(request);
  const checkpoint = checkpoints.find((candidate) => candidate.state === 'ready');
  expect(checkpoint, 'the demo left a checkpoint').toBeDefined();
  if (!checkpoint) return;

  await page.goto(paths.checkpoints());
  await page.getByRole('link', { name: checkpoint.name, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(checkpoint.name);
  await page.getByRole('link', { name: 'Restore' }).first().click();
});
