import 'server-only';
import { randomUUID } from 'node:crypto';
import { maskSpec } from '@/lib/domain/masked-spec';
import type { Spec } from '@/lib/domain/spec';
import type { SpecView } from '@/lib/domain/views';
import { AppError } from '@/lib/errors/app-error';
import { db } from './client';
import type { Spec as SpecRow } from './generated/client';
import { fromRequiredJson } from './json';

/** Launch specs, built-in ones first, then by name. */
export async function listSpecs(): Promise<SpecView[]> {
  const rows = await db().spec.findMany({
    where: { deletedAt: null },
    orderBy: [{ isBuiltin: 'desc' }, { name: 'asc' }],
  });
  return rows.map(toView);
}

export async function getSpec(id: string): Promise<SpecView | null> {
  const row = await db().spec.findUnique({ where: { id, deletedAt: null } });
  return row && toView(row);
}

export async function getSpecByName(name: string): Promise<SpecView | null> {
  const row = await db().spec.findUnique({ where: { name, deletedAt: null } });
  return row && toView(row);
}

/** Stores a new spec (`id: null`) or a changed one, and returns its id. Names are unique. */
export async function saveSpec({
  id,
  spec,
  isBuiltin = false,
}: {
  id: string | null;
  spec: Spec;
  isBuiltin?: boolean;
}): Promise<string> {
  const sameName = await getSpecByName(spec.name);
  if (sameName && sameName.id !== id) {
    throw new AppError('input/invalid', `There is already a launch spec named ${spec.name}.`);
  }
  const changed = { name: spec.name, definition: JSON.stringify(spec), updatedAt: new Date() };
  if (id === null) {
    const created = await db().spec.create({ data: { id: randomUUID(), isBuiltin, ...changed } });
    return created.id;
  }
  const { count } = await db().spec.updateMany({ where: { id, deletedAt: null }, data: changed });
  if (count === 0) throw new AppError('spec/not-found', 'The launch spec does not exist any more.');
  return id;
}

/** Takes a spec out of every list, frees its name and forgets its secrets. Runs keep their own copy of it. */
export async function deleteSpec(id: string): Promise<void> {
  const found = await getSpec(id);
  if (!found) return;
  const definition = JSON.stringify(maskSpec(found.spec));
  // "~" is not allowed in the name of a spec, so the new name cannot collide.
  const data = { deletedAt: new Date(), name: `~${id}`, definition };
  await db().spec.updateMany({ where: { id, deletedAt: null }, data });
  // The write-ahead log still holds the row as it was.
  await db().$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`;
}

/** Inserts the built-in specs that were never there. Edited and deleted ones stay as they are. */
export async function ensureBuiltinSpecs(specs: { id: string; spec: Spec }[]): Promise<void> {
  for (const { id, spec } of specs) {
    const isTaken = await db().spec.count({ where: { OR: [{ id }, { name: spec.name }] } });
    if (isTaken > 0) continue;
    await db().spec.create({ data: { id, name: spec.name, isBuiltin: true, definition: JSON.stringify(spec) } });
  }
}

function toView(row: SpecRow): SpecView {
  return {
    id: row.id,
    spec: fromRequiredJson<Spec>(row.definition),
    isBuiltin: row.isBuiltin,
    updatedAt: row.updatedAt.toISOString(),
  };
}
