import 'server-only';
import { randomBytes } from 'node:crypto';
import type { ShareKind, ShareView } from '@/lib/domain/share';
import { db } from './client';
import type { Share } from './generated/client';
import { fromRequiredJson } from './json';

/** A share as it is stored. */
export interface StoredShare extends ShareView {
  kind: ShareKind;
}

/** Makes a link. The slug is 128 random bits. */
export async function createShare(share: Pick<StoredShare, 'kind' | 'runIds' | 'showsHostname'>): Promise<StoredShare> {
  const { runIds, ...rest } = share;
  const slug = randomBytes(16).toString('base64url');
  return toShare(await db().share.create({ data: { ...rest, slug, runIds: JSON.stringify(runIds) } }));
}

/** The share of a slug; null when there is none or it was revoked, without a difference. */
export async function findShare(slug: string): Promise<StoredShare | null> {
  const row = await db().share.findUnique({ where: { slug } });
  return row && row.revokedAt === null ? toShare(row) : null;
}

/** The links to exactly these runs that work, newest first. */
export async function listShares(runIds: readonly string[]): Promise<StoredShare[]> {
  const rows = await db().share.findMany({
    where: { runIds: JSON.stringify(runIds), revokedAt: null },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(toShare);
}

/** Ends a link for ever; its row stays, so that the slug is never given again. */
export async function revokeShare(slug: string): Promise<void> {
  await db().share.updateMany({ where: { slug, revokedAt: null }, data: { revokedAt: new Date() } });
}

function toShare({ slug, kind, runIds, showsHostname, createdAt }: Share): StoredShare {
  return {
    slug,
    kind: kind as ShareKind,
    runIds: fromRequiredJson<string[]>(runIds),
    showsHostname,
    createdAt: createdAt.toISOString(),
  };
}
