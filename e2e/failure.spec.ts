import { errorCodes } from '@/lib/errors/codes';
import { paths } from '@/lib/paths';
import { expect, test } from './fixtures';
import { expectEnded, runUrl, shownRun } from './run-page';

test('a failed run opens on what happened and what to do', async ({ page, request }) => {
  const entry = errorCodes['podman/container-missing'];
  await page.goto(paths.newRun({ kind: 'checkpoint', container: 'e2e-no-such-container' }));
  await page
    .getByRole('textbox', { name: /^(checkpoint )?name/i })
    .first()
    .fill('e2e-never');
  await page
    .getByRole('main')
    .getByRole('button', { name: /create checkpoint/i })
    .last()
    .click();

  await expect(page).toHaveURL(runUrl);
  await expectEnded(page, 'Failed');
  const main = page.getByRole('main');
  await expect(main.getByText(entry.title).first()).toBeVisible();
  await expect(main.getByText('podman ps --all').first()).toBeVisible();
  expect((await shownRun(page, request)).status).toBe('failed');

  // A failed run is data: it is there again after a reload.
  await page.reload();
  await expect(main.getByText(entry.title).first()).toBeVisible();
});
