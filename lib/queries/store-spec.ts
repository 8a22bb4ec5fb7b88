import 'server-only';
import { unmaskSpec } from '@/lib/domain/masked-spec';
import { secretMask } from '@/lib/domain/secret-names';
import type { Spec } from '@/lib/domain/spec';
import { deleteSpec, getSpec, getSpecByName, saveSpec } from '@/lib/db/specs';
import { AppError } from '@/lib/errors/app-error';

/**
 * Stores a spec and returns its id. A secret that is still masked keeps its stored value.
 * @throws AppError input/invalid when its name is taken, or a masked secret was never stored.
 */
export async function storeSpec(id: string | null, edited: Spec): Promise<string> {
  const sameName = await getSpecByName(edited.name);
  if (sameName && sameName.id !== id) {
    throw new AppError('input/invalid', `Another spec is called ${edited.name} already.`);
  }
  const stored = id === null ? null : await getSpec(id);
  const { spec, unknown } = unmaskSpec(edited, stored?.spec ?? null);
  if (unknown.length > 0) {
    throw new AppError(
      'input/invalid',
      `Enter the value of ${unknown.join(', ')}: ${secretMask} stands for none here.`,
    );
  }
  return saveSpec({ id, spec });
}

/** Deletes a spec. @throws AppError spec/not-found, or input/invalid for a built-in one. */
export async function dropSpec(id: string): Promise<void> {
  const found = await getSpec(id);
  if (!found) throw new AppError('spec/not-found', 'There is no spec with this id.');
  if (found.isBuiltin) {
    throw new AppError(
      'input/invalid',
      `Spec ${found.spec.name} ships with the product: it can be edited, not deleted.`,
    );
  }
  await deleteSpec(id);
}
