// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render as renderPlain, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeEventSource } from '@/lib/client/testing/fake-event-source';
import type { RunEvent, RunParts } from '@/lib/domain/events';
import type { PhaseView, RunDetail } from '@/lib/domain/views';
import { AppError } from '@/lib/errors/app-error';
import { toErrorView } from '@/lib/errors/to-error-view';
import { RunPage } from './run-page';

// Sharing is not what these tests are about: none of them opens its dialog.
const noShares = { create: vi.fn(), list: vi.fn(), revoke: vi.fn() };

const startedAt = '2026-01-01T00:00:00.000Z';
const phase = (key: PhaseView['key'], patch: Partial<PhaseView> = {}): PhaseView => ({
  key,
  status: 'pending',
  startedAt: null,
  durationMs: null,
  progressBytes: null,
  expectedBytes: null,
  note: null,
  ...patch,
});
const run: RunDetail = {
  id: 'r1',
  hostId: 'local',
  parentRunId: null,
  kind: 'restore',
  status: 'running',
  title: 'Restore golden',
  specName: 'demo',
  containerName: 'c1',
  checkpointId: 'cp1',
  checkpointName: 'golden',
  createdAt: startedAt,
  startedAt,
  finishedAt: null,
  durationMs: null,
  currentPhase: 'preflight',
  measurement: null,
  errorTitle: null,
  importedFrom: null,
  phases: [phase('preflight', { status: 'running', startedAt }), phase('restore')],
  spec: null,
  options: null,
  testbed: null,
  commands: [],
  error: null,
  children: [],
  logFiles: [],
  lastSeq: 5,
};
const parts: RunParts = { commands: [], children: [], error: null, logFiles: [], spec: null, testbed: null };
const refused = toErrorView(new AppError('app/unreachable', 'The server is restarting.'));

const cancelAction = vi.fn();
const show = (askedPhase?: string) =>
  render(
    <RunPage
      run={run}
      log={{ lines: [], olderLines: 0 }}
      specHref="/specs/s1"
      askedPhase={askedPhase}
      cancelAction={cancelAction}
      shareActions={noShares}
    />,
  );
function render(page: ReactNode) {
  return renderPlain(<QueryClientProvider client={new QueryClient()}>{page}</QueryClientProvider>);
}
/** Lets the stream say something, and the page draw it. */
function say(...events: RunEvent[]) {
  act(() => {
    for (const event of events) FakeEventSource.last.say(JSON.stringify(event), String(event.seq));
    vi.advanceTimersByTime(100);
  });
}
const ended = (patch: Partial<RunDetail>): RunEvent => {
  const { phases: _phases, ...summary } = run;
  return { type: 'run', seq: 6, run: { ...summary, finishedAt: startedAt, durationMs: 1500, ...patch } };
};

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(startedAt) + 60_000 });
  vi.stubGlobal('EventSource', FakeEventSource);
  FakeEventSource.all = [];
  cancelAction.mockReset();
  window.history.replaceState(null, '', '/runs/r1');
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('command, error and end appear without another rendering, and the stream is closed after all of it came', () => {
  show();
  expect(document.title).toBe('Restoring · demo · Preflight checks · GPU-Load');
  expect(FakeEventSource.last.url).toBe('/api/runs/r1/events?after=5');
  const command = {
    ordinal: 1,
    argv: ['podman', 'container', 'restore', 'c1'],
    startedAt,
    durationMs: null,
    exitCode: null,
    stdoutTail: '',
    stderrTail: '',
  };
  const serverTime = startedAt;
  say({ type: 'parts', seq: 5, serverTime, parts: { ...parts, commands: [command] }, isComplete: false });
  expect(screen.getByText('podman container restore c1')).toBeTruthy();
  // One in the header, one beside the command.
  expect(screen.getAllByRole('button', { name: 'Copy command' })).toHaveLength(2);

  const error = toErrorView(new AppError('run/timeout', 'The phase took longer than 5 s.'));
  say(ended({ status: 'failed' }));
  expect(document.title).toBe('Restore failed · demo · GPU-Load');
  expect(FakeEventSource.last.readyState).not.toBe(FakeEventSource.CLOSED);
  say({ type: 'parts', seq: 6, serverTime, parts: { ...parts, error }, isComplete: true });
  expect(within(screen.getByRole('alert')).getByText('The phase took longer than 5 s.')).toBeTruthy();
  expect(FakeEventSource.last.readyState).toBe(FakeEventSource.CLOSED);
  expect(FakeEventSource.all).toHaveLength(1);
});

test('the header leads to what the run is about', () => {
  show();
  const header = within(screen.getAllByRole('banner')[0] ?? document.body);
  const hrefs = ['golden', 'c1', 'demo'].map((name) => header.getByRole('link', { name }).getAttribute('href'));
  expect(hrefs).toEqual(['/checkpoints/cp1', '/containers/c1', '/specs/s1']);
});

test('a phase of the URL is marked, and choosing another one changes the URL', async () => {
  show('restore');
  const link = (name: string) => screen.getByRole('link', { name });
  expect(link('Restore with CRIU').getAttribute('aria-current')).toBe('true');
  // The lines of the log are a part that is loaded later.
  await act(async () => void (await import('./run-log-lines')));
  expect(screen.getByText('This phase has not begun yet.')).toBeTruthy();
  fireEvent.click(link('Preflight checks'));
  expect(window.location.search).toBe('?phase=preflight');
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(window.location.search).toBe('?phase=restore');
  fireEvent.click(link('Restore with CRIU'));
  expect(window.location.search).toBe('');
  expect(document.querySelector('a[aria-current="true"]')).toBeNull();
});

test('cancel: asked for, then told that the run was faster', async () => {
  cancelAction.mockResolvedValue({ ok: true, data: null });
  show();
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.getByRole('button', { name: 'Canceling…' }).getAttribute('aria-disabled')).toBe('true');
  await act(() => vi.advanceTimersByTimeAsync(10));
  expect(screen.getByText(/It was asked to stop. A command/)).toBeTruthy();
  say(ended({ status: 'succeeded' }));
  expect(screen.queryByRole('button', { name: /Cancel/ })).toBeNull();
  expect(screen.getByText('It was asked to stop, but ended before that.')).toBeTruthy();
});

test('cancel: refused or never answered, it can be asked again', async () => {
  cancelAction.mockResolvedValueOnce({ ok: false, error: refused }).mockReturnValueOnce(new Promise(() => undefined));
  show();
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await act(() => vi.advanceTimersByTimeAsync(10));
  expect(within(screen.getByRole('alert')).getByText('The server is restarting.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('alert')).toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(15_000));
  expect(screen.getByRole('alert')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Cancel' }).getAttribute('aria-disabled')).toBeNull();
});

test('while the stream is away the clock stands still and the page says so', () => {
  show();
  act(() => FakeEventSource.last.open());
  act(() => {
    FakeEventSource.last.lose();
    vi.advanceTimersByTime(6_000);
  });
  expect(screen.getByText(/^Reconnecting\. What is shown is as of/)).toBeTruthy();
  const elapsed = () => screen.getAllByText(/^1 min \d\d s$/)[0]?.textContent;
  const before = elapsed();
  expect(before).toBe('1 min 05 s');
  act(() => void vi.advanceTimersByTime(20_000));
  expect(elapsed()).toBe(before);
  act(() => FakeEventSource.last.open());
  expect(screen.queryByText(/^Reconnecting/)).toBeNull();
});

test('all lines are fetched page by page; a failure says so and can be tried again', async () => {
  const line = (seq: number) => ({ seq, at: startedAt, source: 'engine' as const, text: `line ${seq}` });
  const answers = [
    new Response('', { status: 503 }),
    Response.json({ lines: [line(3), line(4)], olderLines: 2 }),
    Response.json({ lines: [line(1), line(2)], olderLines: 0 }),
  ];
  const fetched = vi.fn(async () => answers.shift());
  vi.stubGlobal('fetch', fetched);
  const log = { lines: [line(5)], olderLines: 4 };
  render(<RunPage run={run} log={log} specHref={null} cancelAction={cancelAction} shareActions={noShares} />);
  fireEvent.click(screen.getByRole('button', { name: 'Load all lines' }));
  await act(() => vi.advanceTimersByTimeAsync(10));
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await act(() => vi.advanceTimersByTimeAsync(10));
  expect(fetched.mock.calls.map(([url]: unknown[]) => url)).toEqual([
    '/api/runs/r1/logs/lines?before=5',
    '/api/runs/r1/logs/lines?before=5',
    '/api/runs/r1/logs/lines?before=3',
  ]);
  expect(screen.queryByText(/not loaded/)).toBeNull();
  expect(screen.getByText('5 lines')).toBeTruthy();
});
