import 'server-only';
import type { CheckpointChoices, CheckpointListItem, InventoryPage } from '@/lib/domain/inventory';
import type { InventoryFilter, InventorySort } from '@/lib/domain/inventory-filter';
import type { CheckpointForm, Compression, StorageKind } from '@/lib/domain/options';
import type { Testbed } from '@/lib/domain/testbed';
import type { CheckpointStateName } from '@/lib/domain/views';
import { db } from './client';
import { Prisma } from './generated/client';
import { fromJson } from './json';
import { neverRestored, restoreHistories } from './restore-histories';

/** One page of the inventory. Filter and order work on all checkpoints, and only the rows of the page are read whole. */
export async function readInventoryPage(filter: InventoryFilter, perPage: number): Promise<InventoryPage> {
  const where = conditionsOf(filter);
  const [ids, matching, all, specNames] = await Promise.all([
    idsOfPage(filter, where, perPage),
    countMatching(where),
    totals(),
    listSpecNames(),
  ]);
  return { checkpoints: await listItems(ids), matching, all, specNames };
}

/** The newest checkpoints that can be restored, and those of `ids` that can, however old. */
export async function listCheckpointChoices(ids: readonly string[], limit: number): Promise<CheckpointChoices> {
  const select = { id: true, name: true, form: true, containerName: true, specId: true } as const;
  const state = 'ready';
  const newest = await db().checkpoint.findMany({ where: { state }, orderBy: { createdAt: 'desc' }, take: limit + 1, select }); // prettier-ignore
  const listed = newest.slice(0, limit);
  const missing = ids.filter((id) => !listed.some((row) => row.id === id));
  const others =
    missing.length === 0 ? [] : await db().checkpoint.findMany({ where: { state, id: { in: missing } }, select });
  return {
    choices: [...listed, ...others].map((row) => ({ ...row, form: row.form as CheckpointForm })),
    isCut: newest.length > limit,
  };
}

function conditionsOf({ name, spec, state, storage, form, golden }: InventoryFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`c."state" <> 'deleted'`,
    ...(name ? [Prisma.sql`instr(lower(c."name"), lower(${name})) > 0`] : []),
    ...(spec ? [Prisma.sql`c."specName" = ${spec}`] : []),
    ...(state ? [Prisma.sql`c."state" = ${state}`] : []),
    ...(storage ? [Prisma.sql`c."storage" = ${storage}`] : []),
    ...(form ? [Prisma.sql`c."form" = ${form}`] : []),
    ...(golden ? [Prisma.sql`c."isGolden" = 1`] : []),
  ];
  return Prisma.join(conditions, ' AND ');
}

/** Equal ones are told apart by time and id, so that none is on two pages. Names have an order of their own. */
const orders: Record<Exclude<InventorySort, 'name'>, Prisma.Sql> = {
  newest: Prisma.sql`c."createdAt" DESC, c."id"`,
  size: Prisma.sql`c."sizeBytes" DESC, c."createdAt" DESC, c."id"`,
  // Never restored: last, as NULL is the smallest value.
  'last-restore': Prisma.sql`(SELECT max(r."finishedAt") FROM "Run" r WHERE r."checkpointId" = c."id"
    AND r."kind" = 'restore' AND r."status" = 'succeeded') DESC, c."createdAt" DESC, c."id"`,
};

async function idsOfPage({ sort, page }: InventoryFilter, where: Prisma.Sql, perPage: number): Promise<string[]> {
  const from = (page - 1) * perPage;
  if (sort === 'name') return (await idsByName(where)).slice(from, from + perPage);
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT c."id" FROM "Checkpoint" c WHERE ${where} ORDER BY ${orders[sort]} LIMIT ${perPage} OFFSET ${from}`;
  return rows.map(({ id }) => id);
}

/** "warm-2" comes before "warm-10", which SQLite cannot sort; so names and ids are read, as one JSON text. */
async function idsByName(where: Prisma.Sql): Promise<string[]> {
  const [packed] = await db().$queryRaw<{ rows: string }[]>`
    SELECT json_group_array(json_array(c."id", c."name")) AS "rows" FROM "Checkpoint" c WHERE ${where}`;
  const { compare } = new Intl.Collator('en', { numeric: true });
  const rows = JSON.parse(packed?.rows ?? '[]') as [id: string, name: string][];
  return rows.sort((a, b) => compare(a[1], b[1]) || compare(a[0], b[0])).map(([id]) => id);
}

async function countMatching(where: Prisma.Sql): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number | bigint }[]>`
    SELECT count(*) AS "count" FROM "Checkpoint" c WHERE ${where}`;
  return Number(row?.count ?? 0);
}

async function totals(): Promise<InventoryPage['all']> {
  const groups = await db().checkpoint.groupBy({
    by: ['storage'],
    where: { state: { not: 'deleted' } },
    _count: true,
    _sum: { sizeBytes: true },
  });
  const bytes = (storage: StorageKind) =>
    Number(groups.find((group) => group.storage === storage)?._sum.sizeBytes ?? 0);
  return {
    count: groups.reduce((sum, group) => sum + group._count, 0),
    diskBytes: bytes('disk'),
    ramBytes: bytes('ram'),
  };
}

async function listSpecNames(): Promise<string[]> {
  const where = { state: { not: 'deleted' }, specName: { not: null } };
  const rows = await db().checkpoint.groupBy({ by: ['specName'], where, orderBy: { specName: 'asc' } });
  return rows.flatMap(({ specName }) => specName ?? []);
}

async function listItems(ids: readonly string[]): Promise<CheckpointListItem[]> {
  if (ids.length === 0) return [];
  const [rows, histories] = await Promise.all([
    db().checkpoint.findMany({
      where: { id: { in: [...ids] } },
      select: {
        ...{ id: true, name: true, state: true, isGolden: true, form: true, compression: true, storage: true },
        ...{ specName: true, containerName: true, sizeBytes: true, createdAt: true, testbed: true },
      },
    }),
    restoreHistories(ids),
  ]);
  const items = rows.map(({ testbed, sizeBytes, createdAt, ...row }): CheckpointListItem => {
    const facts = fromJson<Testbed>(testbed?.facts ?? null);
    return {
      ...row,
      ...(histories.get(row.id) ?? neverRestored),
      state: row.state as CheckpointStateName,
      form: row.form as CheckpointForm,
      compression: row.compression as Compression,
      storage: row.storage as StorageKind,
      sizeBytes: Number(sizeBytes),
      createdAt: createdAt.toISOString(),
      versions: facts && { podman: facts.podman, criu: facts.criu },
    };
  });
  const byId = new Map(items.map((item) => [item.id, item]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
