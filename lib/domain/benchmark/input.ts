import { z } from 'zod';
import { idSchema } from '../names';

/** The questions a benchmark can answer. */
export const suites = [
  'restore-vs-cold-start',
  'restore-speed',
  'cold-start-speed',
  'network-flags',
  'storage',
  'fastest-setting',
] as const;
export type Suite = (typeof suites)[number];

interface SuiteText {
  title: string;
  question: string;
  /** Counted samples of each arm or cell when nothing is asked for. */
  defaultSamples: number;
  defaultWarmUps: number;
}

/** What each suite is called, and what it finds out. */
export const suiteTexts: Record<Suite, SuiteText> = {
  'restore-vs-cold-start': {
    title: 'Restore versus cold start',
    question: 'Is a restore faster than a cold start of the same server, and by how much?',
    defaultSamples: 5,
    defaultWarmUps: 1,
  },
  'restore-speed': {
    title: 'Restore speed',
    question: 'How long does a restore of one checkpoint take, and how much does it vary?',
    defaultSamples: 10,
    defaultWarmUps: 1,
  },
  'cold-start-speed': {
    title: 'Cold start speed',
    question: 'How long does a cold start take, and how much does it vary?',
    defaultSamples: 5,
    defaultWarmUps: 1,
  },
  'network-flags': {
    title: 'Network flags',
    question: 'Which network options of a restore work on this host, with and without a connected client?',
    defaultSamples: 1,
    defaultWarmUps: 0,
  },
  storage: {
    title: 'Storage and archive',
    question: 'What do disk, RAM disk and archives cost in dump time, size and restore time?',
    defaultSamples: 3,
    defaultWarmUps: 0,
  },
  'fastest-setting': {
    title: 'Fastest safe setting',
    question: 'Which setting restores this server fastest on this host without ever failing, and is it beyond doubt?',
    defaultSamples: 10,
    defaultWarmUps: 0,
  },
};

/** State of the page cache before a sample: left as it is, or emptied; unknown only for imported samples. */
export const cacheStates = ['warm', 'dropped', 'unknown'] as const;
export type CacheState = (typeof cacheStates)[number];

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

/** True for suites whose samples are alike, so that an unfinished one can be completed later. */
export function canContinue(suite: Suite): boolean {
  return !isMatrix(suite) && suite !== 'fastest-setting';
}

/** True for suites whose samples are the cells of a table. */
export function isMatrix(suite: Suite): boolean {
  return suite === 'network-flags' || suite === 'storage';
}

/** The page-cache states a benchmark measures, in the order in which it does. */
export function cacheStatesOf({ cache }: Pick<BenchmarkInput, 'cache'>): CacheState[] {
  return cache === 'both' ? ['warm', 'dropped'] : [cache];
}
