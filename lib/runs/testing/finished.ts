import 'server-only';
import type { RunDetail } from '@/lib/domain/views';
import type { RunRequest } from '../request';
import { ended } from './ended';

/** For tests and benchmarks: runs to its end as a person's click does. @throws when it did not succeed. */
export async function finished(request: RunRequest): Promise<RunDetail> {
  const run = await ended(request);
  if (run.status !== 'succeeded') throw new Error(`Run ${run.id} failed: ${run.error?.detail ?? 'no reason'}`);
  return run;
}
