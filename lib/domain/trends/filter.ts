import { z } from 'zod';
import { measures } from '../benchmark/measures';
import { trendKinds, trendRanges } from './kinds';

/** Filters of the trends; they live in the URL, so unknown or bad values are dropped, not refused. */
export const trendFilterSchema = z.object({
  spec: z.string().min(1).max(128).optional().catch(undefined),
  kind: z.enum(trendKinds).default('restore').catch('restore'),
  measure: z.enum(measures).default('t3FirstTokenMs').catch('t3FirstTokenMs'),
  /** Time in ms since 1970: the runs from then on are the baseline; left out: the oldest ones. */
  baseline: z.coerce.number().int().min(0).optional().catch(undefined),
  days: z.coerce.number().pipe(z.literal(trendRanges)).default(90).catch(90),
});
export type TrendFilter = z.infer<typeof trendFilterSchema>;
