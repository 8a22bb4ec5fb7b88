import { firstLoadReader, mostScriptKb } from '../scripts/site/first-load';
import { mainPages } from '../scripts/site/running-site';
import { expect, test } from './fixtures';

test('no page loads more script at first than it may', async ({ baseURL }) => {
  const read = firstLoadReader();
  const pages = await mainPages(baseURL ?? '');
  // The overview and the lists are always there; detail pages when the specs before made a row for them.
  expect(pages.length).toBeGreaterThan(10);
  for (const { name, url } of pages) {
    const { scripts } = await read(url);
    expect(scripts.files, `${name} has scripts`).toBeGreaterThan(3);
    expect.soft(scripts.kb, `kB of script on ${name}`).toBeLessThanOrEqual(mostScriptKb);
  }
});
