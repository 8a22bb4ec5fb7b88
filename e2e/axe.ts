import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe calls serious or critical, in words that say where. axe reads a page bit by bit: of a button that is freed
 * meanwhile it may put the faint colour of before beside the state of after. So what it finds is looked at once more,
 * and only what is there both times counts.
 */
export async function severeViolations(page: Page): Promise<string[]> {
  const first = await look(page);
  if (first.length === 0) return [];
  await page.waitForTimeout(1_000);
  const second = await look(page);
  return first.filter((violation) => second.includes(violation));
}

async function look(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
