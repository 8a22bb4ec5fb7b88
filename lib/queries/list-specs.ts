import 'server-only';
import type { SpecView } from '@/lib/domain/views';
import { listSpecs as list } from '@/lib/db/specs';

/** Every launch spec. */
export async function listSpecs(): Promise<SpecView[]> {
  return list();
}
