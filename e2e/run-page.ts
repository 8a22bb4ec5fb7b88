import type { APIRequestContext, Page } from '@playwright/test';
import type { RunSummary } from '@/lib/domain/views';
import { expect } from './fixtures';
import { knownRows } from './known-rows';

/** The address of a run page. */
export const runUrl = /\/runs\/(?!new(?:$|\?))[a-z0-9][a-z0-9-]*$/;

/** A launch, warm-up, dump or restore on two slow cores is far below this. */
export const runTimeoutMs = 240_000;

/** Waits until the run page shows how the run ended; it must be the expected word. */
export async function expectEnded(page: Page, word: 'Succeeded' | 'Failed'): Promise<void> {
  await expect(
    page
      .getByRole('main')
      .getByText(new RegExp(`^${word}$`, 'i'))
      .first(),
  ).toBeVisible({
    timeout: runTimeoutMs,
  });
}

/** The row of the run whose page is open. */
export async function shownRun(page: Page, request: APIRequestContext): Promise<RunSummary> {
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const run = (await knownRows(request)).runs.find((candidate) => candidate.id === id);
  if (!run) throw new Error(`${page.url()} is not among the newest runs.`);
  return run;
}
