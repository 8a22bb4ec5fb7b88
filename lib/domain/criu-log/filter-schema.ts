import { z } from 'zod';
import { longestName, longestText, mostNames } from './filter';
import { criuLevels } from './line-class';

const list = z.preprocess(
  (value) => {
    if (typeof value !== 'string' || value === '') return [];
    return value.split(',');
  },
  z.array(z.string().max(longestName)).max(mostNames),
);

/** What `readCriuFilter` reads, for those who check a whole request. */
export const criuFilterSchema = z.object({
  /** Any of these; empty: all. */
  module: list.catch([]),
  process: list.catch([]),
  level: z
    .preprocess(
      (value) => (typeof value === 'string' && value !== '' ? value.split(',') : []),
      z.array(z.enum(criuLevels)),
    )
    .catch([]),
  /** Words that the line holds, in any case. */
  q: z.string().max(longestText).catch(''),
});
