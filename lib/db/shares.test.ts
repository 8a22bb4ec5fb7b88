import { afterEach, beforeEach, expect, test } from 'vitest';
import { slugSchema } from '@/lib/domain/share';
import { migrateDatabase } from './migrate';
import { createShare, findShare, listShares, revokeShare } from './shares';
import { freshDataFolder } from './testing/fresh-database';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
beforeEach(async () => {
  data = await freshDataFolder();
  await migrateDatabase();
});
afterEach(() => data.remove());

test('a link is found by its slug until it is revoked', async () => {
  const made = await createShare({ kind: 'benchmark', runIds: ['r1'], showsHostname: false });
  expect(slugSchema.safeParse(made.slug).success).toBe(true);
  expect(await findShare(made.slug)).toEqual(made);
  expect(await listShares(['r1'])).toEqual([made]);
  await revokeShare(made.slug);
  expect(await findShare(made.slug)).toBeNull();
  expect(await listShares(['r1'])).toEqual([]);
});

test('links of other runs are not listed, and slugs differ', async () => {
  const first = await createShare({ kind: 'run', runIds: ['r1'], showsHostname: true });
  const second = await createShare({ kind: 'run', runIds: ['r2'], showsHostname: true });
  expect(first.slug).not.toBe(second.slug);
  expect((await listShares(['r2'])).map(({ slug }) => slug)).toEqual([second.slug]);
});
