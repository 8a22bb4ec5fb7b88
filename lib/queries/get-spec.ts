import 'server-only';
import { maskSpec } from '@/lib/domain/masked-spec';
import type { SpecView } from '@/lib/domain/views';
import { getSpec as get } from '@/lib/db/specs';

/** One launch spec, its secrets masked; null when there is none. */
export async function getSpec(id: string): Promise<SpecView | null> {
  const found = await get(id);
  return found && { ...found, spec: maskSpec(found.spec) };
}
