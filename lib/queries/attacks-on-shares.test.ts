import { expect, test } from 'vitest';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { db } from '@/lib/db/client';
import { createRun, updateRun } from '@/lib/db/runs';
import { testDatabase } from '@/lib/db/testing/test-database';
import { getShared, makeShare, revokeShare } from './shares';

testDatabase();

async function shared(): Promise<{ slug: string; runId: string }> {
  const { id } = await createRun({ kind: 'restore', title: 'x', hostId: 'local', options: {}, phases: [] });
  await updateRun(id, { status: 'running' });
  await updateRun(id, { status: 'succeeded' });
  return { slug: (await makeShare({ runIds: [id], showsHostname: false })).slug, runId: id };
}

test(attack('share-guessed'), async () => {
  const { slug, runId } = await shared();
  expect(await getShared(slug)).not.toBeNull();
  const last = slug.slice(-1) === 'A' ? 'B' : 'A';
  const guesses = [
    ...[
      slug.slice(0, -1),
      `${slug.slice(0, -1)}${last}`,
      `${slug}A`,
      ` ${slug}`,
      `${slug}\n`,
      `${slug}/`,
      `${slug}%00`,
    ],
    ...[slug.toLowerCase() === slug ? slug.toUpperCase() : slug.toLowerCase(), '%'.repeat(22), '_'.repeat(22)],
    ...["' OR ''='", '../runs', runId, '', '*', 'A'.repeat(22), 'x'.repeat(1_000_000), encodeURIComponent(`${slug}#`)],
  ];
  for (const guess of guesses) expect(await getShared(guess), guess.slice(0, 60)).toBeNull();
});

test(attack('share-enumerated'), async () => {
  const { runId } = await shared();
  const slugs: string[] = [];
  for (let i = 0; i < 1_000; i += 1) slugs.push((await makeShare({ runIds: [runId], showsHostname: false })).slug);
  expect(slugs.every((slug) => /^[A-Za-z0-9_-]{22}$/.test(slug))).toBe(true);
  // 48 bits of each: with slugs in any order or of a clock, beginnings would come again.
  expect(new Set(slugs.map((slug) => slug.slice(0, 8))).size).toBe(1_000);
  expect(new Set(slugs.map((slug) => slug.slice(-8))).size).toBe(1_000);
});

test(attack('share-revoked'), async () => {
  const [revoked, gone] = [await shared(), await shared()];
  await revokeShare(revoked.slug);
  await db().run.delete({ where: { id: gone.runId } });
  expect([await getShared(revoked.slug), await getShared(gone.slug), await getShared('A'.repeat(22))]).toEqual([
    ...[null, null, null],
  ]);
  // Revoking it again, or one that never was, changes nothing and says nothing.
  await revokeShare(revoked.slug);
  await revokeShare('A'.repeat(22));
  expect(await getShared(revoked.slug)).toBeNull();
});
