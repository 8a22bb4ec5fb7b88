import net from 'node:net';
import type { Page } from '@playwright/test';
import { paths } from '@/lib/paths';
import { expect, test } from './fixtures';
import { knownRows } from './known-rows';
import { expectEnded, runTimeoutMs, runUrl, shownRun } from './run-page';

test.describe.configure({ mode: 'serial' });

const lines = (page: Page, name: string) => page.getByRole('region', { name: `Lines of ${name}` });
const marked = (page: Page, name: string) => lines(page, name).locator('li[aria-current="true"]');
const live = (page: Page) => expect(page.getByText('Live', { exact: true }).first()).toBeVisible();

test('the log of a restore is explored: filtered, linked to, jumped through and downloaded', async ({
  page,
  request,
}) => {
  test.setTimeout(2 * runTimeoutMs);
  const { checkpoints } = await knownRows(request);
  const checkpoint = checkpoints.find(
    ({ state, form, specName }) => state === 'ready' && form === 'directory' && specName === 'demo',
  );
  expect(checkpoint, 'the demo made a checkpoint before').toBeDefined();
  await page.goto(paths.newRun({ kind: 'restore', checkpoint: checkpoint?.id ?? '' }));
  await page.getByRole('checkbox', { name: /stop .*first/i }).check();
  await page
    .getByRole('main')
    .getByRole('button', { name: /restore/i })
    .last()
    .click();
  await expect(page).toHaveURL(runUrl);
  await expectEnded(page, 'Succeeded');
  const { id } = await shownRun(page, request);

  await page.getByRole('link', { name: 'Explore restore.log' }).click();
  const log = lines(page, 'restore.log');
  await expect(log.getByText('CRIU run id').first()).toBeVisible();
  await live(page);

  // By a part of CRIU, which the URL keeps.
  await page.getByRole('button', { name: /^mnt / }).click();
  await expect(page).toHaveURL(/module=mnt/);
  await expect(log.getByText('CRIU run id')).toHaveCount(0);
  // Lines that are still on their way say nothing yet.
  const ofMnt = log.getByRole('listitem').filter({ hasText: 'mnt: ' });
  await expect(ofMnt.first()).toBeVisible();
  await expect(log).toHaveAttribute('aria-busy', 'false');
  await expect(log.getByRole('listitem').filter({ hasNotText: 'mnt: ' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('button', { name: /^mnt / })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(/^\d[\d,]* of \d[\d,]* lines$/)).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();

  // By words; the link to a line stays when the filter goes.
  await page.getByLabel('Only lines with').fill('Writing stats');
  await expect(page.getByText(/^1 of /)).toBeVisible();
  await expect(log.getByRole('listitem').filter({ hasText: 'Writing stats' })).toHaveCount(1);
  await expect(log.getByRole('listitem')).toHaveCount(1);
  await log.getByRole('link', { name: /^Line / }).click();
  await expect(page).toHaveURL(/line=\d+/);
  const line = new URL(page.url()).searchParams.get('line') ?? '';
  await page.goto(paths.runLog(id, 'restore.log', { line }));
  await expect(marked(page, 'restore.log')).toContainText('Writing stats');
  await expect(page.getByRole('button', { name: `Copy link to line ${line}` })).toBeVisible();

  await live(page);
  await page.keyboard.press('g');
  await expect(log.getByRole('link', { name: 'Line 1', exact: true })).toBeInViewport();
  await page.keyboard.press('Shift+G');
  await expect(log.getByText('Running post-resume scripts')).toBeInViewport();

  const whole = await (await request.get(paths.api.runLogFile(id, 'restore.log'))).text();
  expect(whole.split('\n')[Number(line) - 1]).toContain('Writing stats');
});

test('a failed dump leads from its error to the decisive line in the whole log', async ({ page, request }) => {
  test.setTimeout(2 * runTimeoutMs);
  const restored = (await knownRows(request)).runs.find(
    ({ kind, status, measurement }) => kind === 'restore' && status === 'succeeded' && measurement?.hostPort,
  );
  const port = restored?.measurement?.hostPort ?? 0;
  expect(port, 'the restore before left its server running').toBeGreaterThan(0);
  // A client that is connected during the dump: CRIU refuses unless it is told otherwise.
  const client = net.connect(port, '127.0.0.1');
  client.on('error', () => undefined);
  client.write('GET /health HTTP/1.1\r\n');
  try {
    await page.goto(paths.newRun({ kind: 'checkpoint', container: restored?.containerName ?? '' }));
    await page
      .getByRole('textbox', { name: /^(checkpoint )?name/i })
      .first()
      .fill(`e2e-refused-${Date.now().toString(36)}`);
    await page
      .getByRole('main')
      .getByRole('button', { name: /create checkpoint/i })
      .last()
      .click();
    await expect(page).toHaveURL(runUrl);
    await expectEnded(page, 'Failed');
  } finally {
    client.destroy();
  }
  await page.getByRole('link', { name: 'Show it in the whole log' }).click();
  await expect(marked(page, 'dump.log')).toContainText('Connected TCP socket');
  await live(page);
  // Away from it and back.
  await page.keyboard.press('g');
  await expect(marked(page, 'dump.log')).not.toBeInViewport();
  await page.getByRole('button', { name: 'Line that says why' }).click();
  await expect(marked(page, 'dump.log')).toBeInViewport();
});

test('a log that is not there is said to be so, and leads back to the run', async ({ page, request }) => {
  const run = (await knownRows(request)).runs.find(({ kind }) => kind === 'demo');
  await page.goto(paths.runLog(run?.id ?? '', 'restore.log'));
  await expect(page.getByRole('heading', { name: 'The run has no restore.log' })).toBeVisible();
  await page.getByRole('link', { name: 'Back to the run' }).click();
  await expect(page).toHaveURL(runUrl);
});
