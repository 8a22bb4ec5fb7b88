import { describe, expect, it } from 'vitest';
import type { PhaseView, RunLogLine } from '@/lib/domain/views';
import { cutAtMatches, stepMatch, viewLog, windowOfPhase } from './run-log-view';

const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`;
const phase = (key: PhaseView['key'], startedAt: string | null): PhaseView => ({
  key,
  status: startedAt === null ? 'skipped' : 'succeeded',
  startedAt,
  durationMs: null,
  progressBytes: null,
  expectedBytes: null,
  note: null,
});
const phases = [
  phase('preflight', at(1)),
  phase('put-back', null),
  phase('restore', at(3)),
  phase('health', at(5)),
  phase('request', null),
];
const log: RunLogLine[] = [
  { seq: 4, at: at(1), source: 'product', text: 'Looking at the host' },
  { seq: 6, at: at(3), source: 'engine', text: 'Error: CRIU said no' },
  { seq: 9, at: at(4), source: 'criu', text: '(00.1) error (criu/sk.c:1)' },
  { seq: 12, at: at(5), source: 'product', text: 'Healthy' },
];
const all = {
  log,
  olderLines: 10,
  hiddenSources: new Set<never>(),
  isIn: 'all',
  search: '',
  isOnlyMatches: false,
} as const;
const numbers = (view: ReturnType<typeof viewLog>) => view.lines.map(({ number }) => number);

describe('windowOfPhase', () => {
  it('lasts until the next phase that began', () => {
    expect(windowOfPhase(phases, 'preflight')).toEqual({ from: at(1), to: at(3) });
    expect(windowOfPhase(phases, 'health')).toEqual({ from: at(5), to: null });
  });
  it('is null for a phase that has not begun or is not of this run', () => {
    expect(windowOfPhase(phases, 'request')).toBeNull();
    expect(windowOfPhase(phases, 'dump')).toBeNull();
  });
});

describe('viewLog', () => {
  it('numbers the lines by their place in the whole log, whatever is left out', () => {
    expect(numbers(viewLog(all))).toEqual([11, 12, 13, 14]);
    expect(numbers(viewLog({ ...all, hiddenSources: new Set(['product']) }))).toEqual([12, 13]);
  });
  it('shows the lines of a phase by their time, and none of a phase that has not begun', () => {
    expect(numbers(viewLog({ ...all, isIn: windowOfPhase(phases, 'restore') }))).toEqual([12, 13]);
    expect(numbers(viewLog({ ...all, isIn: null }))).toEqual([]);
  });
  it('finds the search text in any case, in what is shown only', () => {
    const found = viewLog({ ...all, search: 'ERROR' });
    expect(found.matches).toEqual([12, 13]);
    expect(numbers(found)).toEqual([11, 12, 13, 14]);
    expect(viewLog({ ...all, search: 'error', hiddenSources: new Set(['criu']) }).matches).toEqual([12]);
    expect(numbers(viewLog({ ...all, search: 'error', isOnlyMatches: true }))).toEqual([12, 13]);
  });
  it('counts the lines of each source, hidden or not', () => {
    const { counts } = viewLog({ ...all, hiddenSources: new Set(['product']) });
    expect(counts).toEqual({ product: 2, engine: 1, container: 0, criu: 1 });
  });
});

describe('stepMatch', () => {
  it('goes on and back, and round at the ends', () => {
    expect(stepMatch([3, 7, 9], null, 1)).toBe(3);
    expect(stepMatch([3, 7, 9], null, -1)).toBe(9);
    expect(stepMatch([3, 7, 9], 3, 1)).toBe(7);
    expect(stepMatch([3, 7, 9], 9, 1)).toBe(3);
    expect(stepMatch([3, 7, 9], 3, -1)).toBe(9);
    expect(stepMatch([3, 7, 9], 8, -1)).toBe(7);
    expect(stepMatch([], 8, 1)).toBeNull();
  });
});

describe('cutAtMatches', () => {
  it('cuts so that the odd pieces are the matches and nothing is lost', () => {
    expect(cutAtMatches('Error: an error', 'ERROR')).toEqual(['', 'Error', ': an ', 'error', '']);
    expect(cutAtMatches('plain', '')).toEqual(['plain']);
    expect(cutAtMatches('plain', 'x')).toEqual(['plain']);
  });
  it('leaves a text whole whose letters change their length in lower case', () => {
    expect(cutAtMatches('İ error', 'error')).toEqual(['İ error']);
  });
});
