import { paths } from '@/lib/paths';
import { expect, test } from './fixtures';
import { knownRows } from './known-rows';

/** A variable that podman gives to every container: its name lies on the stack of the demo server. */
const held = 'HOSTNAME';

test('a checkpoint of the demo shows its bytes and sockets, and its memory can be searched', async ({
  page,
  request,
}) => {
  const checkpoint = (await knownRows(request)).checkpoints.find(({ state }) => state === 'ready');
  expect(checkpoint, 'the demo made a checkpoint before').toBeDefined();
  if (!checkpoint) return;

  await page.goto(paths.checkpoint(checkpoint.id));
  await page.getByRole('main').getByRole('link', { name: 'Where the bytes are' }).click();
  await expect(page.getByRole('region', { name: 'Bytes by kind' })).toBeVisible();

  await page.getByRole('link', { name: 'What is in it' }).click();
  await expect(page.getByRole('region', { name: 'Sockets' }).getByText('listening').first()).toBeVisible();

  await page.getByRole('link', { name: 'Search its memory' }).click();
  await page.getByLabel('Search for').fill(held);
  const addresses: string[] = [];
  page.on('request', (sent) => addresses.push(sent.url()));
  await page.getByRole('button', { name: 'Search memory' }).click();
  const hits = page.getByRole('region', { name: 'Hits' });
  await expect(hits.getByText(held, { exact: true }).first()).toBeVisible();
  await expect(hits.getByLabel('masked').first()).toBeVisible();
  expect(addresses).toContainEqual(expect.stringContaining(paths.api.checkpointSearch(checkpoint.id)));
  for (const address of [page.url(), ...addresses]) expect(address).not.toContain(held);
});
