// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { RunLogLine } from '@/lib/domain/views';
import { RunLog } from './run-log';

// The list is a part that is loaded later; here it is there at once.
vi.mock('next/dynamic', async () => {
  const { RunLogLines } = await import('./run-log-lines');
  return { default: () => RunLogLines };
});

const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`;
const log: RunLogLine[] = [
  { seq: 1, at: at(1), source: 'product', text: 'Stopping c before its restore.' },
  { seq: 2, at: at(2), source: 'engine', text: 'Error: no such file' },
  { seq: 3, at: at(3), source: 'criu', text: 'error (criu/files.c)' },
  { seq: 4, at: at(4), source: 'product', text: 'done' },
];
const on = { onLoadAll: vi.fn(), onShowAllPhases: vi.fn(), onStepPhase: vi.fn() };
const show = (props: Partial<Parameters<typeof RunLog>[0]> = {}) =>
  render(
    <RunLog
      runId="r1"
      criuLogs={[]}
      log={log}
      olderLines={0}
      allLines="not-wanted"
      isLive={false}
      phase={null}
      {...on}
      {...props}
    />,
  );

const lines = () => within(screen.getByRole('region', { name: 'Log lines' })).queryAllByRole('listitem');
const current = () => lines().filter((line) => line.getAttribute('aria-current') === 'true');
const search = (text: string) => fireEvent.change(screen.getByLabelText('Search the log'), { target: { value: text } });

beforeEach(() => {
  Object.values(on).forEach((spy) => spy.mockReset());
  window.history.replaceState(null, '', '/');
  // The virtual list asks how tall its box is; jsdom lays nothing out. It scrolls by itself as well.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(20);
  Element.prototype.scrollTo = () => undefined;
});

test('the search counts the lines that match and goes from one to the next, round at the end', () => {
  show();
  expect(lines()).toHaveLength(4);
  search('error');
  expect(screen.getByText('2 lines match')).toBeTruthy();
  expect(lines()).toHaveLength(4);
  fireEvent.click(screen.getByRole('button', { name: 'Next match' }));
  expect(screen.getByText('Match 1 of 2')).toBeTruthy();
  expect(current()[0]?.textContent).toContain('no such file');
  const field = screen.getByLabelText('Search the log');
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(current()[0]?.textContent).toContain('criu/files.c');
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(screen.getByText('Match 1 of 2')).toBeTruthy();
  fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
  expect(screen.getByText('Match 2 of 2')).toBeTruthy();
  expect(screen.getAllByText('error', { selector: 'mark' }).length).toBeGreaterThan(0);
});

test('J and K move between phases, and between matches while there is a search, but not while typing', () => {
  show();
  fireEvent.keyDown(document.body, { key: 'j' });
  fireEvent.keyDown(document.body, { key: 'k' });
  expect(on.onStepPhase.mock.calls).toEqual([[1], [-1]]);
  search('error');
  fireEvent.keyDown(screen.getByLabelText('Search the log'), { key: 'j' });
  expect(current()).toEqual([]);
  fireEvent.keyDown(document.body, { key: 'k' });
  expect(screen.getByText('Match 2 of 2')).toBeTruthy();
  fireEvent.keyDown(document.body, { key: 'j', ctrlKey: true });
  expect(screen.getByText('Match 2 of 2')).toBeTruthy();
  expect(on.onStepPhase).toHaveBeenCalledTimes(2);
});

test('the lines of one program, or of one phase, can be had alone', () => {
  const { rerender } = show();
  fireEvent.click(screen.getByRole('checkbox', { name: 'product (2)' }));
  expect(lines().map((line) => line.textContent)).toEqual(['2engineError: no such file', '3criuerror (criu/files.c)']);
  const props = {
    runId: 'r1',
    criuLogs: [],
    log,
    olderLines: 0,
    allLines: 'not-wanted',
    isLive: false,
    ...on,
  } as const;
  rerender(<RunLog {...props} phase={{ title: 'Restore with CRIU', isIn: { from: at(3), to: at(4) } }} />);
  expect(lines().map((line) => line.textContent)).toEqual(['3criuerror (criu/files.c)']);
  fireEvent.click(screen.getByRole('button', { name: 'Show all phases' }));
  expect(on.onShowAllPhases).toHaveBeenCalledOnce();
});

test('lines that are not loaded are counted, and loaded when asked for', () => {
  show({ olderLines: 1234 });
  expect(screen.getByText(/^1234 older lines are not loaded/)).toBeTruthy();
  expect(lines()[0]?.textContent).toContain('1235');
  expect(on.onLoadAll).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Load all lines' }));
  expect(on.onLoadAll).toHaveBeenCalledOnce();
});

test('the lines are said to be busy while older ones are on their way', () => {
  const isBusy = () => screen.getByRole('region', { name: 'Log lines' }).getAttribute('aria-busy');
  const { unmount } = show({ olderLines: 1234, allLines: 'wanted' });
  expect(isBusy()).toBe('true');
  unmount();
  show({ allLines: 'wanted' });
  expect(isBusy()).toBe('false');
});

test('a link to a line that is not loaded loads it', () => {
  window.history.replaceState(null, '', '/#L12');
  show({ olderLines: 100 });
  expect(on.onLoadAll).toHaveBeenCalledOnce();
});

test('a run that ended without a line shows no tools to search it with', () => {
  show({ log: [], criuLogs: ['restore.log'] });
  expect(screen.getByText(/wrote no lines of its own/)).toBeTruthy();
  expect(screen.queryByLabelText('Search the log')).toBeNull();
  expect(screen.getByRole('link', { name: /restore\.log/ })).toBeTruthy();
});
