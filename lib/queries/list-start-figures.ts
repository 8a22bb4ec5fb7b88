import 'server-only';
import type { StartFigure } from '@/lib/domain/start-figure';
import { listStartFigures as list } from '@/lib/db/start-figures';

/** As many of the newest starts as the overview makes its medians from. */
const newestStarts = 200;

/** The newest starts that reached a first token. */
export async function listStartFigures(): Promise<StartFigure[]> {
  return list(newestStarts);
}
