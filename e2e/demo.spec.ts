import { phaseTitles } from '@/lib/domain/phase';
import { paths } from '@/lib/paths';
import { expect, test } from './fixtures';
import { knownRows } from './known-rows';
import { expectEnded, runTimeoutMs, runUrl, shownRun } from './run-page';

test.describe.configure({ mode: 'serial' });

test('the demo makes a checkpoint, restores it and gets the same answer, also after a reload and in a second tab', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(2 * runTimeoutMs);
  await page.goto(paths.overview());
  await page.getByRole('button', { name: 'Run the demo' }).first().click();
  await expect(page).toHaveURL(runUrl);
  const firstPhase = page.getByRole('main').getByText(phaseTitles['demo-checkpoint']).first();
  await expect(firstPhase).toBeVisible();

  // In the middle: a second tab opens, and the first one is loaded again.
  const secondTab = await context.newPage();
  await secondTab.goto(page.url());
  await page.reload();
  await expect(firstPhase).toBeVisible();
  expect((await shownRun(page, request)).status, 'the reload was in the middle').toBe('running');

  await expectEnded(page, 'Succeeded');
  await expectEnded(secondTab, 'Succeeded');
  await secondTab.close();

  const demo = await shownRun(page, request);
  const { runs } = await knownRows(request);
  const restore = runs.find((run) => run.kind === 'restore' && run.parentRunId === demo.id);
  expect(restore, 'the demo has a restore among its runs').toBeDefined();
  await page.goto(paths.run(restore?.id ?? ''));
  await expectEnded(page, 'Succeeded');
  await expect(
    page
      .getByRole('main')
      .getByText(/same answer/i)
      .first(),
  ).toBeVisible();
  for (const phase of ['put-back', 'restore', 'compare'] as const) {
    await expect(page.getByRole('main').getByText(phaseTitles[phase]).first()).toBeVisible();
  }
});

test('the inventory shows the checkpoint, and a restore from there gives the same answer', async ({
  page,
  request,
}) => {
  test.setTimeout(2 * runTimeoutMs);
  const demo = (await knownRows(request)).runs.find((run) => run.kind === 'demo' && run.status === 'succeeded');
  const checkpoint = (await knownRows(request)).checkpoints.find(({ id }) => id === demo?.checkpointId);
  expect(checkpoint?.state).toBe('ready');
  if (!checkpoint) return;

  await page.goto(paths.checkpoints());
  await expect(page.getByRole('link', { name: checkpoint.name }).first()).toBeVisible();

  // The demo left its container running: the form has to say so, and can stop it first.
  await page.goto(paths.newRun({ kind: 'restore', checkpoint: checkpoint.id }));
  const stopFirst = page
    .getByRole('checkbox', { name: /stop .*first/i })
    .or(page.getByRole('switch', { name: /stop .*first/i }));
  await stopFirst.first().check();
  await page
    .getByRole('main')
    .getByRole('button', { name: /restore/i })
    .last()
    .click();
  await expect(page).toHaveURL(runUrl);
  await expectEnded(page, 'Succeeded');
  await expect(
    page
      .getByRole('main')
      .getByText(/same answer/i)
      .first(),
  ).toBeVisible();
  expect((await shownRun(page, request)).measurement?.answerMatch).toBe('same');
});

test('a cold start is measured on the same clock, and the restore reaches its first token sooner', async ({
  page,
  request,
}) => {
  test.setTimeout(2 * runTimeoutMs);
  const container = `e2e-cold-${Date.now().toString(36)}`;
  await page.goto(paths.newRun({ kind: 'cold-start', spec: 'demo' }));
  await page.getByRole('textbox', { name: /container name/i }).fill(container);
  await page
    .getByRole('main')
    .getByRole('button', { name: /cold start|launch|^start/i })
    .last()
    .click();
  await expect(page).toHaveURL(runUrl);
  await expectEnded(page, 'Succeeded');

  const cold = await shownRun(page, request);
  expect(cold.containerName).toBe(container);
  const restored = (await knownRows(request)).runs.find((run) => run.kind === 'restore' && run.status === 'succeeded');
  const coldMs = cold.measurement?.t3FirstTokenMs;
  const restoredMs = restored?.measurement?.t3FirstTokenMs;
  expect(coldMs, 'the cold start has a first token').toEqual(expect.any(Number));
  expect(restoredMs, 'the restore has a first token').toEqual(expect.any(Number));
  expect(restoredMs).toBeLessThan(coldMs ?? 0);
});
