import { z } from 'zod';
import { searchFault } from './memory-search';

/** What may be searched for. It may be a secret, so it is only ever sent in a body: addresses end up in logs. */
export const memorySearchSchema = z
  .strictObject({
    q: z.string(),
    as: z.enum(['text', 'utf16', 'hex']).default('text'),
    limit: z.number().int().min(1).max(10_000).default(1000),
  })
  .superRefine((input, context) => {
    const message = searchFault(input);
    if (message !== null) context.addIssue({ code: 'custom', path: ['q'], message });
  });
