import { z } from 'zod';
import { criuFilterSchema } from './filter-schema';
import { maxWindowLines } from './view';

const line = z.coerce.number().int().min(0);

/** What can be asked about a log, beside its name and a filter. */
export const criuLogRequestSchema = z.intersection(
  criuFilterSchema,
  z.discriminatedUnion('what', [
    z.object({ what: z.literal('summary') }),
    z.object({
      what: z.literal('window'),
      /** The place of the first line among those that pass, from 0. */
      from: line,
      count: z.coerce.number().int().min(1).max(maxWindowLines),
    }),
    /**
     * Where `line` stands among those that pass, or the next (`at`), or the first after it, or the last before it.
     * `skip=harmless` goes past lines that logs have whether the operation worked or not.
     */
    z.object({
      what: z.literal('place'),
      line,
      find: z.enum(['at', 'after', 'before']),
      skip: z.enum(['harmless']).optional(),
    }),
  ]),
);
export type CriuLogRequest = z.infer<typeof criuLogRequestSchema>;
