import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ownRequest } from '@/lib/auth/testing/own-request';
import { addLogFile } from '@/lib/db/run-commands';
import { createRun, updateRun } from '@/lib/db/runs';
import { testDatabase } from '@/lib/db/testing/test-database';
import type { CriuLogSummary, CriuLogWindow } from '@/lib/domain/criu-log/view';
import { packLog } from '@/lib/host/run-log/pack-log';
import { paths } from '@/lib/paths';
import { GET as download } from '../logs/[file]/route';
import { GET } from './route';

const name = 'restore.log';
const text = [
  '(00.000001) net: one',
  '(00.400001)      7: mnt: two',
  '(00.400002)      7: Error (criu/files-reg.c:2244): File usr/bin/python3 has bad size 1 (expect 2)',
  '(00.400003) Error (criu/cr-restore.c:2605): Restoring FAILED.',
  '',
].join('\n');

const data = testDatabase();
let live = '';
beforeAll(async () => {
  live = path.join(data.folder, 'userdata-restore.log');
});

async function newRun(status: 'running' | 'failed' | 'succeeded', where: 'own' | 'elsewhere'): Promise<string> {
  const run = await createRun({ kind: 'restore', title: 'r', hostId: 'local', spec: null, options: {}, phases: [] });
  let file = live;
  if (where === 'own') {
    file = path.join(data.folder, 'runs', run.id, `${name}.gz`);
    await mkdir(path.dirname(file), { recursive: true });
    const chunks = (async function* () {
      yield Buffer.from(text);
    })();
    await packLog(file, { chunks, phase: 'restore' });
  } else await writeFile(file, text);
  await addLogFile(run.id, { name, path: file, sizeBytes: 1 });
  await updateRun(run.id, { status: 'running', startedAt: new Date() });
  if (status !== 'running') await updateRun(run.id, { status, finishedAt: new Date() });
  return run.id;
}

async function ask(runId: string, query: Record<string, string>) {
  const response = await GET(ownRequest(paths.api.criuLog(runId, { name, ...query })), {
    params: Promise.resolve({ runId }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('a failed run’s log in numbers names the line that says why; that of one that worked does not', async () => {
  const failed = await ask(await newRun('failed', 'own'), { what: 'summary' });
  expect(failed.body).toMatchObject({
    ...{ name, lines: 4, isLive: false, firstUs: 1, lastUs: 400_003, decisiveLine: 3 },
    gaps: [{ line: 2, us: 400_000 }],
    processes: [
      { value: 'criu', lines: 2 },
      { value: '7', lines: 2 },
    ],
  } satisfies Partial<CriuLogSummary>);
  const worked = await ask(await newRun('succeeded', 'own'), { what: 'summary' });
  expect(worked.body).toMatchObject({ lines: 4, decisiveLine: null });
});

test('lines come filtered, by their place', async () => {
  const runId = await newRun('failed', 'own');
  const { body } = await ask(runId, { what: 'window', from: '0', count: '10', process: '7' });
  const { matches, lines } = body as unknown as CriuLogWindow;
  expect(matches).toBe(2);
  expect(lines.map(({ number, gapUs }) => [number, gapUs])).toEqual([
    [2, 400_000],
    [3, null],
  ]);
  const place = await ask(runId, { what: 'place', line: '1', find: 'after', level: 'error' });
  expect(place.body).toEqual({ matches: 2, place: 0, line: 3 });
});

test('the way to an error can go past those that every log has', async () => {
  const harmless = "(00.000001) Error (criu/util.c:1534): rlimit: Can't setup RLIMIT_NOFILE for self\n";
  const runId = await newRun('running', 'elsewhere');
  await writeFile(live, harmless + text);
  const errors = { what: 'place', line: '0', find: 'after', level: 'error' };
  expect((await ask(runId, errors)).body).toEqual({ matches: 3, place: 0, line: 1 });
  expect((await ask(runId, { ...errors, skip: 'harmless' })).body).toEqual({ matches: 3, place: 1, line: 4 });
  const back = { ...errors, line: '4', find: 'before', skip: 'harmless' };
  expect((await ask(runId, back)).body).toEqual({ matches: 3, place: null, line: null });
});

test('the log of a run that goes on is read where it is written; after its end only what was kept is', async () => {
  const running = await newRun('running', 'elsewhere');
  expect((await ask(running, { what: 'summary' })).body).toMatchObject({ lines: 4, isLive: true });
  await appendFile(live, '(00.500000) net: more\n');
  expect((await ask(running, { what: 'summary' })).body).toMatchObject({ lines: 5, isLive: true });
  await updateRun(running, { status: 'succeeded', finishedAt: new Date() });
  expect(await ask(running, { what: 'summary' })).toEqual({ status: 200, body: null });
  expect(await ask(running, { what: 'window', from: '0', count: '1' })).toMatchObject({
    status: 404,
    body: { error: { code: 'run/log-not-found' } },
  });
  const params = Promise.resolve({ runId: running, file: name });
  expect((await download(ownRequest(paths.api.runLogFile(running, name)), { params })).status).toBe(404);
});

test('a log is downloaded whole', async () => {
  const runId = await newRun('failed', 'own');
  const params = Promise.resolve({ runId, file: name });
  const response = await download(ownRequest(paths.api.runLogFile(runId, name)), { params });
  expect(await response.text()).toBe(text);
});

test.each([
  ['no-such-run', {}, 404, 'run/not-found'],
  ['..', {}, 404, 'run/not-found'],
  [null, { what: 'everything' }, 400, 'input/invalid'],
  [null, { what: 'window', from: '-1', count: '10' }, 400, 'input/invalid'],
  [null, { what: 'place', line: '1', find: 'at', skip: 'everything' }, 400, 'input/invalid'],
  [null, { what: 'window', from: '0', count: '999999' }, 400, 'input/invalid'],
  [null, { name: '../../etc/passwd', what: 'window', from: '0', count: '1' }, 404, 'run/log-not-found'],
])('%s %j is answered with %i', async (id, query, status, code) => {
  const runId = id ?? (await newRun('failed', 'own'));
  expect(await ask(runId, { what: 'summary', ...query })).toMatchObject({ status, body: { error: { code } } });
});
