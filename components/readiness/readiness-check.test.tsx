// @vitest-environment jsdom
import { act, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReadinessRow } from '@/lib/domain/readiness/readiness-row';
import { row } from '@/lib/domain/readiness/row';
import { restoreInputSchema } from '@/lib/domain/options';
import { ReadinessCheck } from './readiness-check';
import { readinessSummary } from './readiness-summary';
import { useReadiness } from './use-readiness';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const green = row('files', 'green', 'All there.');
const red = row('cpu', 'red', 'It lacks amx.', { then: 'A', now: 'B' });
const damaged = row('files', 'red', 'pages-1.img is shorter.', { canIgnore: false });
const askAgain = vi.fn();
const onIgnore = vi.fn();
const show = (rows: ReadinessRow[]) =>
  render(
    <ReadinessCheck
      readiness={{ result: { ok: true, data: rows }, isAsking: false, askAgain }}
      isIgnored={false}
      onIgnore={onIgnore}
    />,
  );

test('without a red row there is no box to override anything', () => {
  show([green, row('kernel', 'amber', 'Newer.')]);
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.getByText(/^Probably/)).toBeTruthy();
});

test('a red row brings the box with its warning, and says what was and what is', () => {
  show([green, red]);
  expect(screen.getByText('at the dump: A · now: B')).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: /in spite of red checks/ }));
  expect(onIgnore).toHaveBeenCalledWith(true);
  expect(screen.getByText(/may fail half-way/)).toBeTruthy();
});

test('damaged files cannot be overridden', () => {
  show([red, damaged]);
  expect(screen.getByRole('checkbox').hasAttribute('disabled')).toBe(true);
  expect(screen.getByText(/This cannot be overridden/)).toBeTruthy();
});

test('all checks in one sentence', () => {
  expect(readinessSummary([green])).toMatch(/^Yes/);
  expect(readinessSummary([green, row('criu', 'unknown', 'x')])).toMatch(/^Yes.* 1 could not be told/);
  expect(readinessSummary([red, damaged])).toMatch(/2 checks are in the way/);
});

test('the host is asked once the options have come to rest, and a late answer to an old question is dropped', async () => {
  const input = restoreInputSchema.parse({ checkpointId: 'a', options: {} });
  const answers = new Map<string, (rows: ReadinessRow[]) => void>();
  const action = vi.fn(
    (asked: unknown) =>
      new Promise<{ ok: true; data: ReadinessRow[] }>((resolve) => {
        answers.set((asked as typeof input).checkpointId, (data) => resolve({ ok: true, data }));
      }),
  );
  const hook = renderHook(({ id }: { id: string }) => useReadiness({ ...input, checkpointId: id }, action), {
    initialProps: { id: 'a' },
  });
  await act(() => vi.advanceTimersByTimeAsync(100));
  hook.rerender({ id: 'b' });
  await act(() => vi.advanceTimersByTimeAsync(500));
  expect([...answers.keys()]).toEqual(['b']);
  hook.rerender({ id: 'c' });
  await act(() => vi.advanceTimersByTimeAsync(500));
  await act(async () => answers.get('b')?.([red]));
  expect(hook.result.current.result).toBeNull();
  expect(hook.result.current.isAsking).toBe(true);
  await act(async () => answers.get('c')?.([green]));
  expect(hook.result.current).toMatchObject({ isAsking: false, result: { ok: true, data: [green] } });
});
