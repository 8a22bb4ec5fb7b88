// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isComparable } from '@/lib/domain/comparable';
import { runKinds } from '@/lib/domain/run-kind';
import type { RunSummary } from '@/lib/domain/views';
import { CompareWith } from './compare-with';

const push = vi.fn();
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));

const at = '2026-01-01T00:00:00.000Z';
const run = (id: string, patch: Partial<RunSummary> = {}): RunSummary => ({
  ...{ id, hostId: 'local', parentRunId: null, kind: 'restore', status: 'succeeded', title: `Restore ${id}` },
  ...{ specName: 'demo', containerName: 'c', checkpointId: null, checkpointName: null, importedFrom: null },
  ...{ createdAt: at, startedAt: at, finishedAt: at, durationMs: 1200, currentPhase: null },
  ...{ measurement: null, errorTitle: null },
  ...patch,
});
const others = Array.from({ length: 7 }, (_, i) => run(`r${i + 1}`));
const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: `Compare with Restore ${name}` });

beforeEach(() => void push.mockReset());
afterEach(cleanup);

test('the run itself is the first column, those that were ticked follow in their order', () => {
  render(<CompareWith run={run('r0')} others={others} />);
  const button = screen.getByRole('button', { name: 'Compare' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(button);
  expect(push).not.toHaveBeenCalled();
  for (const name of ['r3', 'r1', 'r2', 'r2']) fireEvent.click(box(name));
  fireEvent.click(button);
  expect(push).toHaveBeenCalledWith('/compare?runs=r0,r3,r1');
});

test('no more than fit side by side can be ticked', () => {
  render(<CompareWith run={run('r0')} others={others} />);
  for (const name of ['r1', 'r2', 'r3', 'r4', 'r5']) fireEvent.click(box(name));
  expect([box('r6').disabled, box('r1').disabled]).toEqual([true, false]);
  expect(screen.getByText('6 fit side by side: untick one to tick another.')).toBeTruthy();
  fireEvent.click(box('r1'));
  expect(box('r6').disabled).toBe(false);
});

test('with nothing to put beside it, the page says what would be here and how to get it', () => {
  render(<CompareWith run={run('r0', { specName: null })} others={[]} />);
  expect(screen.getByText(/runs of the kind “Restore” without a spec that have ended/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Back to the run' }).getAttribute('href')).toBe('/runs/r0');
});

test('only runs that are over and measure something are compared', () => {
  expect(runKinds.filter((kind) => isComparable({ kind, status: 'failed' }))).toEqual([
    'checkpoint',
    'restore',
    'cold-start',
  ]);
  expect(isComparable({ kind: 'restore', status: 'running' })).toBe(false);
});
