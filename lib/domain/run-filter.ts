import { z } from 'zod';
import { runKinds } from './run-kind';
import { runStatuses } from './run-status';
import { defaultRunsPerPage } from './runs-per-page';

/** Filters of the run list; they live in the URL, so unknown or bad values are dropped, not refused. */
export const runFilterSchema = z.object({
  kind: z.enum(runKinds).optional().catch(undefined),
  status: z.enum(runStatuses).optional().catch(undefined),
  spec: z.string().max(128).optional().catch(undefined),
  container: z.string().max(128).optional().catch(undefined),
  checkpoint: z.string().max(64).optional().catch(undefined),
  /** Runs created before this ISO time (keyset paging). */
  before: z.iso.datetime().optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).default(defaultRunsPerPage).catch(defaultRunsPerPage),
});
export type RunFilter = z.infer<typeof runFilterSchema>;
