// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isHarmless } from '@/lib/diagnosis/criu-log';
import { passesClass, readCriuFilter } from '@/lib/domain/criu-log/filter';
import { parseLine } from '@/lib/domain/criu-log/parse-line';
import type { CriuLogLine, CriuLogSummary } from '@/lib/domain/criu-log/view';
import type { RunStatus } from '@/lib/domain/run-status';
import { LogExplorer } from './log-explorer';

const url = vi.hoisted(() => ({ query: '' }));
vi.mock('next/navigation', () => ({ useSearchParams: () => new URLSearchParams(url.query) }));
const stream = vi.hoisted(() => ({ listener: (_: unknown) => {} }));
vi.mock('@/lib/client/host-events', () => ({
  useHostEvent: (listener: (event: unknown) => void) => void (stream.listener = listener),
}));

// 3,000 lines: an error each thousand, a gap before line 501, every third line of mnt.
const text = Array.from({ length: 3000 }, (_, index) => {
  const stamp = `(${String(index < 500 ? 0 : 1).padStart(2, '0')}.${String(index).padStart(6, '0')})`;
  // As in every log, also of runs that worked.
  if (index === 10) return `${stamp} Error (criu/util.c:1): rlimit: Can't setup RLIMIT_NOFILE for self`;
  if (index % 1000 === 700) return `${stamp} Error (criu/cr-dump.c:1): failed ${index + 1}`;
  return `${stamp} ${index % 3 === 0 ? 'mnt' : 'net'}: text of ${index + 1}`;
});
// Each look at the log is an answer to wait for, on a machine that may be busy.
configure({ asyncUtilTimeout: 10_000 });
let known = text;
let asked: URLSearchParams[] = [];
let isOver = false;
/** Answers are held back until it is resolved. */
let hold: Promise<void> | null = null;
let release = () => {};

function linesOf(query: URLSearchParams): CriuLogLine[] {
  const filter = readCriuFilter(Object.fromEntries(query));
  return known.flatMap((line, index) => {
    const { atUs, level, textAt, ...kind } = parseLine(line);
    if (!passesClass(filter, { ...kind, level }) || !line.includes(filter.q)) return [];
    const gapUs = index === 500 ? 1_000_001 : null;
    return [{ number: index + 1, atUs, level, text: line.slice(textAt), cutChars: 0, gapUs }];
  });
}

function answer(query: URLSearchParams, isLive: boolean): unknown {
  const lines = linesOf(query);
  const [from, count, line] = ['from', 'count', 'line'].map((name) => Number(query.get(name) ?? 0)) as [
    number,
    number,
    number,
  ];
  if (query.get('what') === 'window') return { matches: lines.length, from, lines: lines.slice(from, from + count) };
  if (query.get('what') === 'place') {
    const find = query.get('find');
    const isSought = ({ text: said }: CriuLogLine) => query.get('skip') !== 'harmless' || !isHarmless(said);
    const at =
      find === 'before'
        ? lines.findLastIndex((found) => found.number < line && isSought(found))
        : lines.findIndex((found) => (find === 'at' ? found.number >= line : found.number > line) && isSought(found));
    return { matches: lines.length, place: at < 0 ? null : at, line: lines[at]?.number ?? null };
  }
  return {
    ...{ name: 'dump.log', lines: known.length, textBytes: 90_000, isLive, firstUs: 0, lastUs: 1_002_999 },
    modules: [
      { value: 'net', lines: 1998 },
      { value: 'mnt', lines: 999 },
      { value: 'cr-dump', lines: 3 },
    ],
    processes: [{ value: 'criu', lines: 3000 }],
    levels: [
      { value: 'info', lines: 2997 },
      { value: 'error', lines: 3 },
    ],
    gaps: [{ line: 501, us: 1_000_001 }],
    gapCount: 1,
    decisiveLine: isLive ? null : 1701,
  } satisfies CriuLogSummary;
}

beforeEach(() => {
  url.query = '';
  known = text;
  asked = [];
  isOver = false;
  hold = null;
  window.history.replaceState(null, '', '/runs/r1/logs/dump.log');
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function show(status: RunStatus = 'failed') {
  vi.stubGlobal('fetch', async (address: string) => {
    const query = new URL(address, 'http://x').searchParams;
    asked.push(query);
    await hold;
    return Response.json(known.length === 0 ? null : answer(query, status === 'running' && !isOver));
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <LogExplorer runId="r1" name="dump.log" status={status} />
    </QueryClientProvider>,
  );
  if (known.length > 0) await screen.findByRole('region', { name: 'Lines of dump.log' });
}

const region = () => screen.getByRole('region', { name: 'Lines of dump.log' });
const inSight = () =>
  within(region())
    .queryAllByRole('listitem')
    .map((line) => line.textContent ?? '');
const line = (number: number) => within(region()).findByRole('link', { name: `Line ${number}` });
const marked = () =>
  within(region())
    .queryAllByRole('listitem', { current: true })
    .map((row) => row.textContent);

test('only lines in sight are drawn and asked for', async () => {
  await show();
  await line(1);
  expect(inSight().length).toBeLessThan(60);
  const windows = asked.filter((query) => query.get('what') === 'window');
  expect(windows.every((query) => Number(query.get('from')) < 400)).toBe(true);
});

test('a gap is marked at the line that ended it, and listed to be gone to', async () => {
  await show();
  fireEvent.click(await screen.findByRole('button', { name: /^1\.00 s before line 501/ }));
  expect((await line(501)).closest('li')?.textContent).toContain('1.00 s nothing was written');
  expect(window.location.search).toBe('?line=501');
});

test('filters are in the URL, count what passes, and keep the reader’s place', async () => {
  await show();
  await line(1);
  fireEvent.click(screen.getByRole('button', { name: 'mnt 999 lines' }));
  expect(await screen.findByText('999 of 3,000 lines')).toBeTruthy();
  await line(4);
  expect(inSight().every((row) => !row.includes('net:'))).toBe(true);
  expect(window.location.search).toBe('?module=mnt');
  fireEvent.click(screen.getByRole('button', { name: 'error 3 lines' }));
  expect(await within(region()).findByText('No line passes the filter. Clear it, or choose less.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  await line(2);
});

test('a link to a line shows it, also where the link’s filter would hide it', async () => {
  url.query = 'module=mnt&line=2000';
  await show();
  await line(2000);
  expect(marked()).toHaveLength(1);
  expect(window.location.search).toBe('?line=2000');
});

test('the line that says why can be asked for by the URL and by a key', async () => {
  url.query = 'line=decisive';
  await show();
  await line(1701);
  expect(marked()[0]).toContain('failed 1701');
  fireEvent.keyDown(document.body, { key: 'g' });
  await line(1);
  fireEvent.keyDown(document.body, { key: 'd' });
  await line(1701);
});

test('n and N go from error to error, past those that every log has, and round at the end', async () => {
  await show();
  await line(1);
  for (const [key, number] of [
    ['n', 701],
    ['N', 2701],
    ['n', 701],
  ] as const) {
    fireEvent.keyDown(document.body, { key });
    await line(number);
    await vi.waitFor(() => expect(marked()[0]).toContain(`failed ${number}`), { timeout: 10_000 });
  }
  fireEvent.keyDown(document.body, { key: 'G' });
  await line(3000);
});

test('a log that is written is followed until the reader scrolls up, and again at its end', async () => {
  known = text.slice(0, 1000);
  await show('running');
  await line(1000);
  known = text.slice(0, 1500);
  await vi.waitFor(() => expect(inSight().at(-1)).toContain('text of 1500'), { timeout: 10_000 });
  act(() => {
    region().scrollTop = 4000;
    fireEvent.scroll(region());
  });
  expect(screen.getByRole('button', { name: 'Follow new lines' }).getAttribute('aria-pressed')).toBe('false');
  known = text.slice(0, 2000);
  expect(await screen.findByText('2,000 lines', undefined, { timeout: 10_000 })).toBeTruthy();
  await line(205);
  fireEvent.click(screen.getByRole('button', { name: 'Follow new lines' }));
  await line(2000);
});

test('a log that is followed is shown to its last line when its run ends; one that is not stays where it is', async () => {
  for (const isFollowed of [true, false]) {
    [known, isOver] = [text.slice(0, 1000), false];
    await show('running');
    await line(1000);
    if (!isFollowed) {
      act(() => {
        region().scrollTop = 4000;
        fireEvent.scroll(region());
      });
      await line(205);
    }
    // The end and the last lines come at once: nobody saw these while the run went on.
    known = text.slice(0, 1800);
    isOver = true;
    act(() => stream.listener({ type: 'run-changed', run: { id: 'r1', status: 'succeeded' } }));
    expect(await screen.findByText('1,800 lines')).toBeTruthy();
    await line(isFollowed ? 1800 : 205);
    expect(screen.queryByRole('button', { name: /^Follow/ })).toBeNull();
    cleanup();
  }
});

test('the lines are said to be busy until they are there', async () => {
  await show();
  await line(1);
  expect(region().getAttribute('aria-busy')).toBe('false');
  hold = new Promise((resolve) => (release = resolve));
  fireEvent.keyDown(document.body, { key: 'G' });
  await vi.waitFor(() => expect(region().getAttribute('aria-busy')).toBe('true'));
  release();
  await line(3000);
  expect(region().getAttribute('aria-busy')).toBe('false');
});

test.each([
  [false, '20px', 'translateY(20px)'],
  [true, '24px', 'translateY(24px)'],
])('a line is as tall as its link needs to be hit (by a finger: %s)', async (isCoarse, height, transform) => {
  const media = { matches: isCoarse, addEventListener: vi.fn(), removeEventListener: vi.fn() };
  vi.stubGlobal('matchMedia', () => media);
  await show();
  const second = (await line(2)).closest('li');
  expect([second?.style.height, second?.style.transform]).toEqual([height, transform]);
});

test('the reader stays at the same lines when the pointer becomes another', async () => {
  let tell = () => {};
  const media = {
    matches: false,
    addEventListener: (_: string, listener: () => void) => void (tell = listener),
    removeEventListener: vi.fn(),
  };
  vi.stubGlobal('matchMedia', () => media);
  url.query = 'line=1700';
  await show();
  await line(1700);
  act(() => {
    media.matches = true;
    tell();
  });
  expect((await line(1700)).closest('li')?.style.height).toBe('24px');
  expect(within(region()).queryByRole('link', { name: 'Line 1420' })).toBeNull();
});

test('before CRIU has begun the log the page says so and goes on asking; a run without one leads back', async () => {
  known = [];
  await show('running');
  expect(await screen.findByRole('heading', { name: 'dump.log is not there yet' })).toBeTruthy();
  known = text;
  expect(await screen.findByRole('region', { name: 'Lines of dump.log' }, { timeout: 10_000 })).toBeTruthy();
  cleanup();
  known = [];
  await show('failed');
  expect(await screen.findByRole('heading', { name: 'The run has no dump.log' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Back to the run' }).getAttribute('href')).toBe('/runs/r1');
});
