import { readFile } from 'node:fs/promises';
import { resultOf, resultsFileSchema } from '@/lib/domain/results/results-file';
import { paths } from '@/lib/paths';
import { severeViolations } from './axe';
import { expect, test } from './fixtures';
import { expectEnded } from './run-page';

const benchmarkUrl = /\/benchmarks\/(?!new$|import$)[a-z0-9][a-z0-9-]*$/;

test('a benchmark is started by keyboard, watched, and its export says the same', async ({ page, browser }) => {
  await page.goto(paths.newBenchmark());
  const main = page.getByRole('main');
  await main.getByLabel('Pairs').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('1');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0');
  await expect(main.getByText('1 launch and dump, 1 cold start, 1 restore')).toBeVisible();
  await main.getByRole('button', { name: 'Start benchmark' }).focus();
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(benchmarkUrl);
  await expect(main.getByRole('progressbar', { name: 'Steps done' })).toBeVisible();
  await expectEnded(page, 'Succeeded');
  // Two samples prove nothing, and the page says so.
  await expect(main.getByText(/Too few samples to say/)).toBeVisible();
  await expect(main.getByRole('img', { name: /First token/ })).toBeVisible();
  await expect(main.getByText('same answer')).toBeVisible();

  const download = page.waitForEvent('download');
  await main.getByRole('link', { name: 'JSON' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const file = resultsFileSchema.parse(JSON.parse(text));
  const result = resultOf(file);
  expect(result.arms.map(({ key, counted }) => [key, counted.length])).toEqual([
    ['cold-start/warm', 1],
    ['restore/warm', 1],
  ]);
  // A link shows it to a browser that has never been here, until it is revoked.
  await main.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share a read-only link' });
  await expect(dialog.getByText('commands, their output and every log')).toBeVisible();
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const href = (await dialog.getByRole('link', { name: /\/share\// }).getAttribute('href')) ?? '';
  const stranger = await browser.newContext();
  const shared = await stranger.newPage();
  expect((await shared.goto(href))?.status()).toBe(200);
  await expect(shared.getByText(/Too few samples to say/)).toBeVisible();
  await expect(shared.getByRole('navigation')).toHaveCount(0);
  await expect(shared.getByRole('link', { name: /Restore #1/ })).toHaveCount(0);
  expect(await severeViolations(shared)).toEqual([]);
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await dialog.getByRole('button', { name: 'Revoke link' }).click();
  await expect(dialog.getByText('There is no link yet.')).toBeVisible();
  expect((await shared.goto(href))?.status()).toBe(404);
  await stranger.close();
  await page.keyboard.press('Escape');

  // Nothing that the benchmark made is left: the containers it names are gone.
  await page.goto(paths.checkpoints());
  await expect(main.getByText(/^bench-/)).toHaveCount(0);
});

test('a sample of a real GPU is imported once, and a bad file not at all', async ({ page }) => {
  await page.goto('/benchmarks/import');
  const main = page.getByRole('main');
  const sample = main.getByRole('listitem').filter({ hasText: 'H100: restore versus cold start' });
  await sample.getByRole('button', { name: 'Import' }).click();
  await expect(page).toHaveURL(benchmarkUrl);
  await expect(main.getByText(/Restore is 4\.0 times faster than cold start/)).toBeVisible();
  await expect(main.getByText(/imported/i).first()).toBeVisible();
  await expect(main.getByText(/NVIDIA H100/).first()).toBeVisible();
  const url = page.url();

  await page.goto('/benchmarks/import');
  await sample.getByRole('button', { name: 'Import' }).click();
  await expect(page).toHaveURL(url);

  // Side by side: what differs comes before the numbers.
  await page.goto(paths.benchmarks());
  await main.getByRole('checkbox', { name: 'Compare H100: restore versus cold start' }).check();
  await main.getByRole('checkbox', { name: 'Compare Restore versus cold start' }).first().check();
  await main.getByRole('button', { name: 'Compare ticked' }).click();
  await expect(main.getByRole('heading', { name: /What differs/ })).toBeVisible();
  await expect(main.getByRole('cell', { name: /NVIDIA H100/ })).toBeVisible();
  await expect(main.getByText(/× the first/).first()).toBeVisible();
  await main.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share a read-only link' });
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const href =
    (await dialog
      .getByRole('link', { name: /\/share\// })
      .first()
      .getAttribute('href')) ?? '';
  expect((await page.request.get(`${href}/opengraph-image`)).headers()['content-type']).toBe('image/png');
  await page.goto(href);
  await expect(main.getByRole('heading', { name: /What differs/ })).toBeVisible();
  await expect(main.getByText('Testbed: hostname')).toHaveCount(0);

  await page.goto('/benchmarks/import');
  const broken = { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{\n "format": oops\n}') };
  await page.locator('input[type=file]').setInputFiles(broken);
  await expect(main.getByText(/line 2/i)).toBeVisible();
});
