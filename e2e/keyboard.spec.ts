import type { Locator, Page } from '@playwright/test';
import { paths } from '@/lib/paths';
import { severeViolations } from './axe';
import { expect, test } from './fixtures';
import { knownRows } from './known-rows';
import { expectEnded, runTimeoutMs, runUrl, shownRun } from './run-page';

test.describe.configure({ mode: 'serial' });

/** Opens a page and waits until it listens to keys: the badge comes from the browser's own stream. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
}

const ready = (page: Page) => expect(page.getByText('Live', { exact: true })).toBeVisible();
const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' });

/** Types into the palette, waits until an option of that name is the chosen one, and presses Enter. */
async function choose(page: Page, text: string, option: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type(text);
  await expect(palette(page).getByRole('option', { name: option, selected: true })).toBeVisible();
  await page.keyboard.press('Enter');
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('120 presses of Tab did not lead there.');
}

test('from the first page to a shared result without a pointer', async ({ page, request }) => {
  test.setTimeout(3 * runTimeoutMs);
  await open(page, paths.overview());
  await choose(page, 'run the demo', /^Run the demo/);
  await expect(page).toHaveURL(runUrl);
  await expectEnded(page, 'Succeeded');
  await expect(page).toHaveTitle(/^Demo done · /);

  const demo = await shownRun(page, request);
  const made = (await knownRows(request)).checkpoints.find(({ id }) => id === demo.checkpointId);
  expect(made?.state).toBe('ready');
  await choose(page, `restore ${made?.name}`, new RegExp(`^Restore ${made?.name}`));
  await expect(page).toHaveURL(/\/runs\/new\?/);

  const form = page.getByRole('main');
  await tabTo(page, form.getByRole('checkbox', { name: /stop .*first/i }));
  await page.keyboard.press('Space');
  await tabTo(page, form.getByRole('button', { name: 'Restore', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(runUrl);
  await expectEnded(page, 'Succeeded');
  await expect(form.getByText(/same answer/i).first()).toBeVisible();

  const share = form.getByRole('button', { name: 'Share' });
  await tabTo(page, share);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share a read-only link' });
  await tabTo(page, dialog.getByRole('button', { name: 'Create link' }));
  await page.keyboard.press('Enter');
  const link = dialog.getByRole('link', { name: /^\/share\// });
  await expect(link).toBeVisible();
  const href = (await link.getAttribute('href')) ?? '';
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(share).toBeFocused();

  await page.goto(href);
  await expect(page.getByText(/same answer/i).first()).toBeVisible();
});

test('the palette opens by its button as well, finds things of every kind and gives the focus back', async ({
  page,
  request,
}) => {
  const { checkpoints, specs } = await knownRows(request);
  const [checkpoint] = checkpoints;
  const [spec] = specs;
  await open(page, paths.overview());
  const button = page.getByRole('button', { name: 'Search and commands' });
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  const field = palette(page).getByRole('combobox');
  await expect(field).toBeFocused();
  const found = (text: string) => palette(page).getByRole('option', { name: text });
  await expect(found('Checkpoints').first()).toBeVisible();
  await field.fill(checkpoint?.name ?? '');
  await expect(found(`Restore ${checkpoint?.name}`).first()).toBeVisible();
  await field.fill(spec?.spec.name ?? '');
  await expect(palette(page).getByText('Specs', { exact: true })).toBeVisible();
  await field.fill('no such thing at all');
  await expect(palette(page).getByText(/^Nothing has all of these words/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(button).toBeFocused();
});

test('keys lead to pages, to the search of a page and to the list of keys, but not while typing', async ({ page }) => {
  await open(page, paths.overview());
  for (const [keys, path] of [
    ['gh', paths.host()],
    ['gr', paths.runs()],
    ['gb', paths.benchmarks()],
    ['gc', paths.checkpoints()],
  ] as const) {
    for (const key of keys) await page.keyboard.press(key);
    await expect(page).toHaveURL(path);
  }
  const search = page.getByRole('main').getByRole('searchbox').first();
  await expect(search).toBeVisible();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type('g?/r');
  await expect(search).toHaveValue('g?/r');
  await expect(page).toHaveURL(/\/checkpoints/);

  await open(page, paths.host());
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(page).toHaveURL(paths.host());
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});

test('keys pressed in the moment in which the palette closes are the page’s', async ({ page }) => {
  await open(page, paths.overview());
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  // Not awaited one by one: they come before the browser draws the page without the palette.
  await Promise.all(['Escape', 'g', 'h'].map((key) => page.keyboard.press(key)));
  await expect(page).toHaveURL(paths.host());
  await expect(palette(page)).toBeHidden();
});

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme });

    test('the palette and the list of keys have no severe accessibility fault', async ({ page }) => {
      await open(page, paths.overview());
      await page.keyboard.press('Control+k');
      await expect(palette(page).getByRole('option').first()).toBeVisible();
      expect.soft(await severeViolations(page), 'palette').toEqual([]);
      await page.screenshot({ path: `test-results/screenshots/palette-1440-${theme}.png` });
      await page.setViewportSize({ width: 390, height: 844 });
      await page.screenshot({ path: `test-results/screenshots/palette-390-${theme}.png` });
      await page.keyboard.press('Escape');
      await expect(palette(page)).toBeHidden();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      expect.soft(await severeViolations(page), 'shortcuts').toEqual([]);
      await page.screenshot({ path: `test-results/screenshots/shortcuts-390-${theme}.png` });
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.screenshot({ path: `test-results/screenshots/shortcuts-1440-${theme}.png` });
    });
  });
}
