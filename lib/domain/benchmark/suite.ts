import type { BenchmarkInput } from './input';

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
