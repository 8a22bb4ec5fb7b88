// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { RelativeTime } from './relative-time';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('what happened since the last tick is now, and what is to come stays ahead', () => {
  vi.useFakeTimers();
  vi.setSystemTime('2026-01-01T12:00:08.000Z');
  render(
    <>
      <RelativeTime iso="2026-01-01T12:00:07.000Z" />
      <RelativeTime iso="2026-01-01T12:01:10.000Z" />
    </>,
  );
  expect(screen.getByText('now')).toBeTruthy();
  expect(screen.getByText('in 1 minute')).toBeTruthy();
  act(() => vi.advanceTimersByTime(12_000));
  expect(screen.getByText('13 seconds ago')).toBeTruthy();
});
