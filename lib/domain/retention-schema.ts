import { z } from 'zod';
import { retentionFault, type Retention } from './retention';

const count = z.number();

/** A retention setting that comes from outside. */
export const retentionSchema: z.ZodType<Retention> = z
  .discriminatedUnion('keep', [
    z.object({ keep: z.literal('all') }),
    z.object({ keep: z.literal('days'), days: count }),
    z.object({ keep: z.literal('runs'), runs: count }),
  ])
  .superRefine((retention, context) => {
    const fault = retentionFault(retention);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  });
