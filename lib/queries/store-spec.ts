import 'server-only';
import type { Spec } from '@/lib/domain/spec';
import { deleteSpec, getSpec, getSpecByName, saveSpec } from '@/lib/db/specs';
import { AppError } from '@/lib/errors/app-error';

/** Stores a spec and returns its id. @throws AppError input/invalid when its name is taken. */
export async function storeSpec(id: string | null, spec: Spec): Promise<string> {
  const sameName = await getSpecByName(spec.name);
  if (sameName && sameName.id !== id) {
    throw new AppError('input/invalid', `Another spec is called ${spec.name} already.`);
  }
  return saveSpec({ id, spec });
}

/** Deletes a spec. @throws AppError spec/not-found */
export async function dropSpec(id: string): Promise<void> {
  if (!(await getSpec(id))) throw new AppError('spec/not-found', 'There is no spec with this id.');
  await deleteSpec(id);
}
