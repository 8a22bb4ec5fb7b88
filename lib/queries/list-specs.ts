import 'server-only';
import { maskSpec } from '@/lib/domain/masked-spec';
import type { SpecView } from '@/lib/domain/views';
import { listSpecs as list } from '@/lib/db/specs';

/** Every launch spec, secrets masked. */
export async function listSpecs(): Promise<SpecView[]> {
  return (await list()).map((view) => ({ ...view, spec: maskSpec(view.spec) }));
}
