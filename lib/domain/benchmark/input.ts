import { z } from 'zod';
import { idSchema } from '../names';
import { suites, type Suite } from './suite';

const comparing: readonly Suite[] = ['restore-vs-cold-start', 'restore-speed'];

/** What a person asks for when starting a benchmark. */
export const benchmarkInputSchema = z
  .object({
    suite: z.enum(suites),
    specId: idSchema,
    /** Restores use this checkpoint; null: the suite makes one of its own and deletes it at its end. */
    checkpointId: idSchema.nullable().default(null),
    /** Counted samples of each arm. */
    samples: z.number().int().min(1, 'At least 1.').max(200, 'At most 200.'),
    /** Samples before them that are not counted. */
    warmUps: z.number().int().min(0).max(10, 'At most 10.').default(1),
    cache: z.enum(['warm', 'dropped', 'both']).default('warm'),
    /** The person knows that dropping the page cache slows down everything else on the host for a while. */
    acceptCacheDrop: z.boolean().default(false),
    /** Pause between samples. */
    coolDownMs: z.number().int().min(0).max(600_000).default(1_000),
    /** Seed of the random order and of the bootstrap. */
    seed: z.number().int().min(0).max(0xffffffff),
    keepCheckpoint: z.boolean().default(false),
    /** An interrupted, cancelled or failed benchmark whose good samples are kept and completed. */
    continuesRunId: idSchema.nullable().default(null),
  })
  .refine((input) => input.cache === 'warm' || input.acceptCacheDrop, {
    path: ['acceptCacheDrop'],
    message: 'Dropping the page cache slows down everything on this host for a while: it must be accepted.',
  })
  .refine((input) => input.suite !== 'fastest-setting' || input.cache !== 'both', {
    path: ['cache'],
    message: 'One state of the page cache at a time: the best setting need not be the same for both.',
  })
  .refine((input) => input.checkpointId === null || comparing.includes(input.suite), {
    path: ['checkpointId'],
    message: 'This suite makes its own checkpoints.',
  });
type AskedInput = z.infer<typeof benchmarkInputSchema>;

/** The settings of a benchmark. Those of an imported one may lack what its file does not say. */
export type BenchmarkInput = Omit<AskedInput, 'cache' | 'coolDownMs'> & {
  cache: AskedInput['cache'] | 'unknown';
  /** null: not recorded. */
  coolDownMs: number | null;
};
