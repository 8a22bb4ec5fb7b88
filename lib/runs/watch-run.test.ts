import { afterEach, expect, test, vi } from 'vitest';
import { readLogPage } from '@/lib/db/log-page';
import { startCommand } from '@/lib/db/run-commands';
import { appendLog } from '@/lib/db/run-events';
import { createRun, updateRun } from '@/lib/db/runs';
import { testDatabase } from '@/lib/db/testing/test-database';
import type { RunEvent } from '@/lib/domain/events';
import { runPhases } from '@/lib/domain/phase';
import { AppError } from '@/lib/errors/app-error';
import { toErrorView } from '@/lib/errors/to-error-view';
import { publishRunChanged, publishRunEvent } from './bus';
import { watchRun } from './watch-run';

testDatabase();
let stop: (() => void) | false = false;
afterEach(() => {
  if (stop) stop();
});

const newRun = (parentRunId: string | null = null) =>
  createRun({
    kind: 'restore',
    title: 'Restore',
    hostId: 'local',
    parentRunId,
    options: {},
    phases: runPhases.restore,
  });

async function write(runId: string, count: number): Promise<void> {
  await appendLog(
    runId,
    Array.from({ length: count }, (_, i) => ({ source: 'engine' as const, text: `line ${i + 1}` })),
  );
}

async function change(runId: string, patch: Parameters<typeof updateRun>[1]): Promise<void> {
  const { summary, seq } = await updateRun(runId, patch);
  publishRunEvent(runId, { type: 'run', seq, run: summary });
  publishRunChanged(summary);
}

/** Watches and returns what came so far; the array grows. */
async function watch(runId: string, after: number | null): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  stop = await watchRun(runId, after, (event) => events.push(event));
  return events;
}
const ofType = <T extends RunEvent['type']>(events: RunEvent[], type: T) =>
  events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type);
const lastParts = (events: RunEvent[]) => ofType(events, 'parts').at(-1);

test('pages of a log are exact: the newest lines, and how many come before them', async () => {
  const run = await newRun();
  await change(run.id, { status: 'running', startedAt: new Date() });
  await write(run.id, 25);
  const newest = await readLogPage(run.id, { limit: 10 });
  expect(newest.lines.map(({ text }) => text)).toEqual(Array.from({ length: 10 }, (_, i) => `line ${16 + i}`));
  expect(newest.olderLines).toBe(15);
  const older = await readLogPage(run.id, { beforeSeq: newest.lines[0]?.seq, limit: 15 });
  expect(older.lines).toHaveLength(15);
  expect(older).toMatchObject({ olderLines: 0, lines: { 0: { text: 'line 1' } } });
  expect(await readLogPage(run.id, { beforeSeq: 1, limit: 10 })).toEqual({ lines: [], olderLines: 0 });
});

test('a newcomer gets a snapshot, one who was here only what was missed', async () => {
  const run = await newRun();
  await change(run.id, { status: 'running', startedAt: new Date() });
  await write(run.id, 3);
  const [snapshot] = await watch(run.id, null);
  expect(snapshot).toMatchObject({ type: 'snapshot', seq: 4, log: { olderLines: 0 } });
  if (stop) stop();
  const missed = await watch(run.id, 2);
  expect(ofType(missed, 'snapshot')).toEqual([]);
  expect(ofType(missed, 'log').map(({ line }) => line.text)).toEqual(['line 2', 'line 3']);
});

test('who missed very much gets a snapshot with the newest lines and the count of the others', async () => {
  const run = await newRun();
  await change(run.id, { status: 'running', startedAt: new Date() });
  await write(run.id, 5_100);
  const [snapshot] = await watch(run.id, 1);
  if (snapshot?.type !== 'snapshot') throw new Error('no snapshot');
  expect(snapshot.log.lines).toHaveLength(2_000);
  expect(snapshot.log.olderLines).toBe(3_100);
});

test('commands and children come while the run goes on, the error with its end', async () => {
  const run = await newRun();
  const events = await watch(run.id, 0);
  await change(run.id, { status: 'running', startedAt: new Date() });
  await startCommand(run.id, { argv: ['podman', 'container', 'restore', 'c1'] });
  await vi.waitFor(() => expect(lastParts(events)?.parts.commands).toHaveLength(1), { timeout: 20_000 });
  publishRunChanged(await newRun(run.id));
  await vi.waitFor(() => expect(lastParts(events)?.parts.children).toHaveLength(1), { timeout: 20_000 });
  expect(lastParts(events)?.isComplete).toBe(false);

  const error = toErrorView(new AppError('run/canceled', 'It was canceled.'));
  await change(run.id, { status: 'failed', finishedAt: new Date(), error });
  await vi.waitFor(() => expect(lastParts(events)?.isComplete).toBe(true), { timeout: 20_000 });
  expect(lastParts(events)?.parts.error).toEqual(error);
  const types = events.map(({ type }) => type);
  expect(types.lastIndexOf('parts')).toBeGreaterThan(types.lastIndexOf('run'));
});

test('one who comes back after the end still gets the end and the parts', async () => {
  const run = await newRun();
  await change(run.id, { status: 'running', startedAt: new Date() });
  await change(run.id, { status: 'succeeded', finishedAt: new Date() });
  const events = await watch(run.id, 1);
  await vi.waitFor(() => expect(lastParts(events)?.isComplete).toBe(true), { timeout: 20_000 });
  expect(ofType(events, 'run').at(-1)?.run.status).toBe('succeeded');
});

test('there is nothing to watch of a run that does not exist', async () => {
  expect(await watchRun('no-such-run', 3, () => undefined)).toBe(false);
});

test('all who watch a run are sent the same objects, and one reading serves all', async () => {
  const run = await newRun();
  const clients = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const events: RunEvent[] = [];
      const end = await watchRun(run.id, null, (event) => events.push(event));
      if (end === false) throw new Error('no such run');
      return { events, end };
    }),
  );
  const [first] = clients;
  await change(run.id, { status: 'running', startedAt: new Date() });
  await change(run.id, { status: 'succeeded', finishedAt: new Date() });
  for (const { events } of clients) {
    await vi.waitFor(() => expect(lastParts(events)?.isComplete).toBe(true), { timeout: 20_000 });
    expect(ofType(events, 'snapshot')[0]).toBe(ofType(first?.events ?? [], 'snapshot')[0]);
    expect(ofType(events, 'run').map(({ seq }) => seq)).toEqual([1, 2]);
    expect(ofType(events, 'run').at(-1)).toBe(ofType(first?.events ?? [], 'run').at(-1));
    expect(lastParts(events)).toBe(lastParts(first?.events ?? []));
  }
  for (const { end } of clients) end();
  const sent = first?.events.length;
  publishRunEvent(run.id, { type: 'run', seq: 9, run });
  expect(first?.events).toHaveLength(sent ?? 0);
});
