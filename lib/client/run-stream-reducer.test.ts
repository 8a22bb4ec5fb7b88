import { describe, expect, it } from 'vitest';
import type { RunDetail, RunLogLine } from '@/lib/domain/views';
import { initialRunStream, maxLogLines, reduceRunStream } from './run-stream-reducer';

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

describe('reduceRunStream', () => {
  it('applies run, phase and log events in order', () => {
    let state = initialRunStream(run, []);
    state = reduceRunStream(state, { type: 'run', seq: 2, run: { ...run, status: 'running' } }, 0);
    state = reduceRunStream(state, { type: 'phase', seq: 3, phase: { ...phase, status: 'running' } }, 0);
    state = reduceRunStream(state, { type: 'log', seq: 4, line: line(4) }, 0);
    expect(state.run.status).toBe('running');
    expect(state.run.phases[0]?.status).toBe('running');
    expect(state.log).toEqual([line(4)]);
    expect(state.run.lastSeq).toBe(4);
  });

  it('ignores what it has seen already', () => {
    const once = reduceRunStream(initialRunStream(run, []), { type: 'log', seq: 2, line: line(2) }, 0);
    expect(reduceRunStream(once, { type: 'log', seq: 2, line: line(2) }, 0)).toBe(once);
    expect(reduceRunStream(once, { type: 'snapshot', seq: 1, serverTime: run.createdAt, run, log: [] }, 0)).toBe(once);
  });

  it('takes a snapshot as the whole truth and learns the clock from it', () => {
    const snapshot = { ...run, lastSeq: 9, status: 'succeeded' as const };
    const state = reduceRunStream(
      initialRunStream(run, [line(1)]),
      { type: 'snapshot', seq: 9, serverTime: run.createdAt, run: snapshot, log: [line(8)] },
      Date.parse(run.createdAt) - 500,
    );
    expect(state.run).toBe(snapshot);
    expect(state.log).toEqual([line(8)]);
    expect(state.clockOffsetMs).toBe(500);
  });

  it('keeps the newest lines and counts the others', () => {
    const log = Array.from({ length: maxLogLines }, (_, index) => line(index + 1));
    const full = initialRunStream({ ...run, lastSeq: maxLogLines }, log);
    const state = reduceRunStream(full, { type: 'log', seq: maxLogLines + 1, line: line(maxLogLines + 1) }, 0);
    expect(state.log).toHaveLength(maxLogLines);
    expect(state.log[0]?.seq).toBe(2);
    expect(state.droppedLines).toBe(1);
  });
});
