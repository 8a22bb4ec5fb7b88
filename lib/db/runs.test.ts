import { expect, test } from 'vitest';
import { runFilterSchema } from '@/lib/domain/run-filter';
import { runPhases } from '@/lib/domain/phase';
import { db } from './client';
import { addLogFile, finishCommand, getLogFile, startCommand } from './run-commands';
import { appendLog, eventsAfter, listLog } from './run-events';
import { updatePhase } from './run-phases';
import { createRun, getRunDetail, getRunSummary, listRuns, listUnfinishedRuns, updateRun } from './runs';
import { testDatabase } from './testing/test-database';

testDatabase();

const newRun = (containerName = 'c1') =>
  createRun({
    kind: 'restore',
    title: 'Restore',
    hostId: 'local',
    containerName,
    options: { a: 1 },
    phases: runPhases.restore,
  });

test('a new run is queued, with its phases pending in order', async () => {
  const run = await newRun();
  const detail = await getRunDetail(run.id);
  expect(detail).toMatchObject({ status: 'queued', options: { a: 1 }, lastSeq: 0, durationMs: null });
  expect(detail?.phases.map((phase) => [phase.key, phase.status])).toEqual(
    runPhases.restore.map((key) => [key, 'pending']),
  );
});

test('a status that the present one does not lead to is refused and nothing is stored', async () => {
  const run = await newRun();
  await expect(updateRun(run.id, { status: 'succeeded' })).rejects.toThrow('queued and cannot become succeeded');
  await updateRun(run.id, { status: 'running', startedAt: new Date() });
  await updateRun(run.id, { status: 'failed', finishedAt: new Date() });
  await expect(updateRun(run.id, { status: 'running' })).rejects.toThrow('failed and cannot become running');
  await expect(updateRun(run.id, { status: 'failed' })).rejects.toThrow('failed and cannot become failed');
  expect(await getRunSummary(run.id)).toMatchObject({ status: 'failed' });
  expect(await eventsAfter(run.id, 0)).toHaveLength(2);
});

test('sequence numbers rise without a gap under concurrent writers and the replay is complete', async () => {
  const run = await newRun();
  await updateRun(run.id, { status: 'running', startedAt: new Date() });
  const writes = Array.from({ length: 60 }, (_, i) => {
    if (i % 3 === 0) return updatePhase(run.id, 'restore', { progressBytes: i });
    if (i % 3 === 1)
      return appendLog(run.id, [
        { source: 'engine', text: `a${i}` },
        { source: 'criu', text: `b${i}` },
      ]);
    return updateRun(run.id, { measurement: { engineDurationMs: i } });
  });
  await Promise.all(writes);
  const events = await eventsAfter(run.id, 0);
  expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 1 + 20 + 40 + 20 }, (_, i) => i + 1));
  expect((await getRunDetail(run.id))?.lastSeq).toBe(events.length);
  expect(events.at(-1)).toMatchObject({ type: 'run', run: { measurement: { engineDurationMs: 59 } } });
  expect(await eventsAfter(run.id, 40)).toEqual(events.slice(40));
});

test('a write by another process is seen, not overwritten', async () => {
  const run = await newRun();
  await updateRun(run.id, { status: 'running', startedAt: new Date() });
  await db().$transaction([
    db().run.update({ where: { id: run.id }, data: { lastSeq: 2, containerId: 'from-elsewhere' } }),
    db().runEvent.create({ data: { runId: run.id, seq: 2, type: 'log', payload: '{}', at: new Date() } }),
  ]);
  const { seq } = await updateRun(run.id, { title: 'Changed' });
  expect(seq).toBe(3);
  expect(await db().run.findUnique({ where: { id: run.id } })).toMatchObject({
    title: 'Changed',
    containerId: 'from-elsewhere',
  });
});

test('a phase that ends without a duration gets the time between its dates', async () => {
  const run = await newRun();
  await updatePhase(run.id, 'restore', { status: 'running', startedAt: new Date(1_000) });
  const { phase } = await updatePhase(run.id, 'restore', { status: 'interrupted', finishedAt: new Date(4_500) });
  expect(phase).toMatchObject({ status: 'interrupted', durationMs: 3_500 });
  await expect(updatePhase(run.id, 'dump', { status: 'running' })).rejects.toThrow('no phase dump');
});

test('the log gives its newest lines, or those after a sequence number', async () => {
  const run = await newRun();
  await appendLog(
    run.id,
    ['1', '2', '3', '4'].map((text) => ({ source: 'product' as const, text })),
  );
  const texts = async (options: Parameters<typeof listLog>[1]) => (await listLog(run.id, options)).map((l) => l.text);
  expect(await texts({ limit: 2 })).toEqual(['3', '4']);
  expect(await texts({ afterSeq: 1, limit: 2 })).toEqual(['2', '3']);
});

test('pages of runs follow each other without loss, however fast they were made', async () => {
  const made = await Promise.all(Array.from({ length: 25 }, () => newRun('paged')));
  const seen: string[] = [];
  let before: string | null | undefined;
  do {
    const filter = runFilterSchema.parse({ container: 'paged', limit: 10, before: before ?? undefined });
    const page = await listRuns(filter);
    seen.push(...page.runs.map((run) => run.id));
    before = page.nextBefore;
  } while (before);
  expect(seen).toHaveLength(25);
  expect(new Set(seen)).toEqual(new Set(made.map((run) => run.id)));
});

test('unfinished runs come with the commands that have no end yet', async () => {
  const run = await newRun('left');
  expect(await startCommand(run.id, { argv: ['podman', 'ps'] })).toBe(1);
  expect(await startCommand(run.id, { argv: ['podman', 'restore'], jobDir: '/jobs/1', pid: 7 })).toBe(2);
  await finishCommand(run.id, 1, { exitCode: 0, durationMs: 1.6, stdoutTail: 'out', stderrTail: '' });
  const left = (await listUnfinishedRuns()).find((unfinished) => unfinished.run.id === run.id);
  expect(left?.commands).toEqual([{ ordinal: 2, argv: ['podman', 'restore'], pid: 7, jobDir: '/jobs/1' }]);
  expect(left?.run.commands[0]).toMatchObject({ exitCode: 0, durationMs: 2, stdoutTail: 'out' });
  expect(new Date(left?.run.commands[1]?.startedAt ?? 0).getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test('a log file is found by name', async () => {
  const run = await newRun();
  await addLogFile(run.id, { name: 'restore.log', path: '/x/restore.log.gz', sizeBytes: 12 });
  expect(await getLogFile(run.id, 'restore.log')).toEqual({
    name: 'restore.log',
    path: '/x/restore.log.gz',
    sizeBytes: 12,
  });
  expect((await getRunDetail(run.id))?.logFiles).toEqual(['restore.log']);
  expect(await getLogFile(run.id, 'other')).toBeNull();
});
