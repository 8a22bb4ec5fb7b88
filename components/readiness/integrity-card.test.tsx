// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { IntegrityView } from '@/lib/domain/readiness/integrity-view';
import { IntegrityCard } from './integrity-card';

const { readIntegrity, retryManifest, verifyCheckpoint } = vi.hoisted(() => ({
  ...{ readIntegrity: vi.fn(), retryManifest: vi.fn(), verifyCheckpoint: vi.fn() },
}));
vi.mock('@/app/actions/retry-manifest', () => ({ retryManifest }));
vi.mock('@/app/actions/verify-checkpoint', () => ({ readIntegrity, verifyCheckpoint }));

beforeEach(() => {
  vi.useFakeTimers();
  readIntegrity.mockReset();
  verifyCheckpoint.mockReset();
});
afterEach(() => void vi.useRealTimers());

const at = '2026-01-01T00:00:00.000Z';
const complete: IntegrityView = {
  ...{ state: 'complete', fileCount: 2, totalBytes: 4096, note: null, hashedAt: at, verifiedAt: null },
  ...{ differences: null, progress: null },
};
const show = (initial: IntegrityView) => render(<IntegrityCard checkpointId="cp1" initial={initial} />);
const button = () => screen.getByRole('button', { name: 'Verify now' });
const passTime = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test('a verification is followed until it ends, then the differing file is named', async () => {
  verifyCheckpoint.mockResolvedValue({
    ok: true,
    data: { ...complete, progress: { doneBytes: 1024, totalBytes: 4096 } },
  });
  const difference = { path: 'images/pages-1.img', fault: 'changed', expectedBytes: 4096, foundBytes: 4096 } as const;
  readIntegrity.mockResolvedValue({ ok: true, data: { ...complete, verifiedAt: at, differences: [difference] } });
  show(complete);
  fireEvent.click(button());
  await passTime(0);
  expect(screen.getByText('Hashing: 1.0 KiB of 4.0 KiB done.')).toBeTruthy();
  await passTime(1_000);
  expect(screen.getByText('images/pages-1.img has other content')).toBeTruthy();
  expect(button().getAttribute('aria-disabled')).toBeNull();
  await passTime(5_000);
  expect(readIntegrity).toHaveBeenCalledTimes(1);
});

test('a verification that found nothing says so, and one that never was does not', () => {
  const { unmount } = show(complete);
  expect(screen.getByText('never')).toBeTruthy();
  expect(screen.queryByText(/Every byte/)).toBeNull();
  unmount();
  show({ ...complete, verifiedAt: at, differences: [] });
  expect(screen.getByText(/Every byte is as it was/)).toBeTruthy();
});

test('hashes that could not be made are made again when asked for, and followed until they are there', async () => {
  const failed: IntegrityView = { ...complete, state: 'failed', hashedAt: null, note: 'ENOSPC' };
  retryManifest.mockResolvedValue({ ok: true, data: { ...failed, state: 'listed', note: null } });
  readIntegrity.mockResolvedValue({ ok: true, data: complete });
  show(failed);
  expect(screen.getByText(/could not be made: ENOSPC/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await passTime(0);
  expect(screen.getByText('not made yet')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  await passTime(5_000);
  expect(button().getAttribute('aria-disabled')).toBeNull();
  await passTime(20_000);
  expect(readIntegrity).toHaveBeenCalledTimes(1);
});

test.each([
  ['none', /while no run is under way/],
  ['listed', /while no run is under way/],
  ['failed', /no hashes to compare with/],
] as const)('without hashes (%s) there is nothing to verify, and the reason is told', (state, reason) => {
  show({ ...complete, state, hashedAt: null, note: 'ENOENT' });
  expect(button().getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByText(reason)).toBeTruthy();
  fireEvent.click(button());
  expect(verifyCheckpoint).not.toHaveBeenCalled();
});
