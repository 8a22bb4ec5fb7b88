import type { Page } from '@playwright/test';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { paths } from '@/lib/paths';
import { test } from './attacks/locked';
import { markup } from './attacks/markup';
import { expect } from './fixtures';

// The locked server has no engine, and some addresses here lead nowhere: that is told in the console.
test.use({ allowedErrors: /Failed to load resource/ });

/** Opens a page and looks whether markup in its texts was taken for markup. @returns whether the text is shown. */
async function openAndLook(page: Page, url: string): Promise<boolean> {
  await page.goto(url);
  await expect(page.locator('body')).not.toBeEmpty();
  const found = await page.evaluate((text) => {
    // Fields of forms hold text that is not in the page's own.
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, option')].map((one) => one.value);
    const shown = [document.body.innerText, ...fields].join('\n').includes(text.slice(0, 30));
    const made = document.querySelectorAll('img[src="x"], svg[onload], [onerror]').length;
    const scripts = [...document.scripts].filter((script) => script.textContent?.startsWith('owned')).length;
    return { shown, made, scripts, owned: (window as { owned?: number }).owned ?? null };
  }, markup);
  expect({ ...found, shown: null }, url).toEqual({ shown: null, made: 0, scripts: 0, owned: null });
  return found.shown;
}

test(attack('page-script-names'), async ({ page, server, logIn }) => {
  await logIn();
  const { runId, checkpointId } = server.rows;
  const showing = [
    ...[paths.runs(), paths.run(runId), paths.checkpoints(), paths.checkpoint(checkpointId), paths.specs()],
    ...[paths.spec('evil'), paths.newRun({ kind: 'checkpoint' })],
  ];
  for (const path of showing)
    expect(await openAndLook(page, server.baseURL + path), `${path} shows the text`).toBe(true);
  const others = [
    ...[paths.overview(), paths.containers(), paths.schedules(), paths.trends(), paths.settings(), paths.host()],
    ...[paths.compareCheckpoints({ a: checkpointId, b: checkpointId }), paths.checkpointBytes(checkpointId)],
    ...[paths.newBenchmark(), paths.newRun({ kind: 'cold-start' }), paths.newRun({ kind: 'restore' })],
  ];
  for (const path of others) await openAndLook(page, server.baseURL + path);
});

test(attack('page-script-log'), async ({ page, server, logIn }) => {
  await logIn();
  await openAndLook(page, server.baseURL + paths.run(server.rows.runId));
  const main = page.getByRole('main');
  for (const source of ['product', 'engine', 'container']) {
    await expect(main).toContainText(`${source} ${markup}`);
  }
  expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
});

test(attack('page-script-import'), async ({ page, server, logIn }) => {
  await logIn();
  const { benchmarkId, runId, slugs } = server.rows;
  expect(await openAndLook(page, server.baseURL + paths.benchmark(benchmarkId))).toBe(true);
  await openAndLook(page, server.baseURL + paths.benchmarks());
  await openAndLook(page, server.baseURL + paths.compare([runId, benchmarkId]));
  for (const slug of slugs) expect(await openAndLook(page, server.baseURL + paths.share(slug))).toBe(true);
  // What a preview of the link reads.
  expect(await page.locator('meta[property="og:title"]').getAttribute('content')).toContain(markup.slice(0, 30));
});

test(attack('page-script-query'), async ({ page, server, logIn }) => {
  const text = encodeURIComponent(markup);
  await openAndLook(page, server.baseURL + `/login?error=${text}&next=${text}`);
  await logIn();
  const asked = [
    ...[`/runs?spec=${text}&container=${text}&checkpoint=${text}&kind=${text}`, `/runs/${text}`, `/share/${text}`],
    ...[`/containers/${text}`, `/checkpoints/${text}`, `/compare?runs=${text},${text}`, `/trends?spec=${text}`],
    ...[`/runs/new?kind=${text}&container=${text}&options=${text}`, `/benchmarks/new?options=${text}`, `/${text}`],
    ...[`/errors#${text}`, `/specs/${text}`],
  ];
  for (const one of asked) await openAndLook(page, server.baseURL + one);
});
