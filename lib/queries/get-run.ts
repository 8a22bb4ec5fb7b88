import 'server-only';
import type { RunDetail } from '@/lib/domain/views';
import { getRunDetail } from '@/lib/db/runs';

/** Everything a run page shows; null when there is no such run. */
export async function getRun(id: string): Promise<RunDetail | null> {
  return getRunDetail(id);
}
