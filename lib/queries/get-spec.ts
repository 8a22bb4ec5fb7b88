import 'server-only';
import type { SpecView } from '@/lib/domain/views';
import { getSpec as get } from '@/lib/db/specs';

/** One launch spec; null when there is none. */
export async function getSpec(id: string): Promise<SpecView | null> {
  return get(id);
}
