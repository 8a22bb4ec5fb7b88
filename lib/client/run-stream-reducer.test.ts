import { describe, expect, it } from 'vitest';
import type { RunEvent, RunParts } from '@/lib/domain/events';
import type { RunDetail, RunLogLine } from '@/lib/domain/views';
import { initialRunStream, maxLogLines, reduceRunStream, type RunStreamState } from './run-stream-reducer';

const phase = {
  key: 'stop',
  status: 'pending',
  startedAt: null,
  durationMs: null,
  progressBytes: null,
  expectedBytes: null,
  note: null,
} as const;
const run: RunDetail = {
  id: 'r',
  hostId: 'local',
  parentRunId: null,
  kind: 'stop',
  status: 'queued',
  title: 'Stop c',
  specName: null,
  containerName: 'c',
  checkpointId: null,
  checkpointName: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  startedAt: null,
  finishedAt: null,
  durationMs: null,
  currentPhase: null,
  measurement: null,
  errorTitle: null,
  importedFrom: null,
  phases: [phase],
  spec: null,
  options: null,
  testbed: null,
  commands: [],
  error: null,
  children: [],
  logFiles: [],
  lastSeq: 1,
};
const line = (seq: number): RunLogLine => ({ seq, at: run.createdAt, source: 'product', text: `line ${seq}` });

const nothing = { lines: [], olderLines: 0 };
const page = (from: number, to: number, olderLines: number) => ({
  lines: Array.from({ length: to - from + 1 }, (_, index) => line(from + index)),
  olderLines,
});
const parts: RunParts = { commands: [], children: [], error: null, logFiles: ['dump.log'], spec: null, testbed: null };
const apply = (state: RunStreamState, ...events: RunEvent[]) =>
  reduceRunStream(state, { type: 'events', events: events.map((event) => ({ event, nowMs: 0 })) });

describe('reduceRunStream', () => {
  it('applies run, phase and log events in order', () => {
    const state = apply(
      initialRunStream(run, nothing),
      { type: 'run', seq: 2, run: { ...run, status: 'running' } },
      { type: 'log', seq: 3, line: line(3) },
      { type: 'phase', seq: 4, phase: { ...phase, status: 'running' } },
      { type: 'log', seq: 5, line: line(5) },
      { type: 'log', seq: 6, line: line(6) },
    );
    expect(state.run.status).toBe('running');
    expect(state.run.phases[0]?.status).toBe('running');
    expect(state.log).toEqual([line(3), line(5), line(6)]);
    expect(state.run.lastSeq).toBe(6);
  });

  it('ignores what it has seen already', () => {
    const once = apply(initialRunStream(run, nothing), { type: 'log', seq: 2, line: line(2) });
    expect(apply(once, { type: 'log', seq: 2, line: line(2) })).toBe(once);
    expect(apply(once, { type: 'snapshot', seq: 1, serverTime: run.createdAt, run, log: nothing })).toBe(once);
  });

  it('takes a snapshot as the whole truth and learns the clock from it', () => {
    const snapshot = { ...run, lastSeq: 9, status: 'succeeded' as const };
    const event: RunEvent = {
      type: 'snapshot',
      seq: 9,
      serverTime: run.createdAt,
      run: snapshot,
      log: { lines: [line(8)], olderLines: 7 },
    };
    const nowMs = Date.parse(run.createdAt) - 500;
    const state = reduceRunStream(initialRunStream(run, page(1, 1, 0)), { type: 'events', events: [{ event, nowMs }] });
    expect(state).toMatchObject({ run: snapshot, log: [line(8)], olderLines: 7, clockOffsetMs: 500, isComplete: true });
  });

  it('is complete when the run has ended and its parts were read after that, not before', () => {
    const stale: RunEvent = { type: 'parts', seq: 1, serverTime: run.createdAt, parts, isComplete: false };
    const ended: RunEvent = { type: 'run', seq: 2, run: { ...run, status: 'failed' } };
    const whole: RunEvent = { ...stale, isComplete: true };
    const state = apply(initialRunStream(run, nothing), ended, stale);
    expect(state.isComplete).toBe(false);
    expect(state.run).toMatchObject({ status: 'failed', logFiles: ['dump.log'], lastSeq: 2 });
    expect(apply(state, whole).isComplete).toBe(true);
    // Parts that were read as the run ended can come before the event that tells the end: it must not be missed.
    expect(apply(initialRunStream(run, nothing), whole).isComplete).toBe(false);
  });

  it('keeps the newest lines and counts the others', () => {
    const full = initialRunStream({ ...run, lastSeq: maxLogLines }, page(1, maxLogLines, 0));
    const state = apply(full, { type: 'log', seq: maxLogLines + 1, line: line(maxLogLines + 1) });
    expect(state.log).toHaveLength(maxLogLines);
    expect(state.log[0]?.seq).toBe(2);
    expect(state.olderLines).toBe(1);
  });

  it('puts older lines before the others and drops none once all were asked for', () => {
    let state = initialRunStream({ ...run, lastSeq: 9 }, page(8, 9, 7));
    state = reduceRunStream(state, { type: 'want-all-lines' });
    state = reduceRunStream(state, { type: 'older-lines', page: page(4, 8, 3) });
    expect(state.log.map(({ seq }) => seq)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(state.olderLines).toBe(3);
    state = reduceRunStream(state, { type: 'older-lines', page: page(1, 3, 0) });
    const more = Array.from({ length: maxLogLines }, (_, i): RunEvent => ({
      type: 'log',
      seq: 10 + i,
      line: line(10 + i),
    }));
    state = apply(state, ...more);
    expect(state.log).toHaveLength(9 + maxLogLines);
    expect(state.olderLines).toBe(0);
  });
});
