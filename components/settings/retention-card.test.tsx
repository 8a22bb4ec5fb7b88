// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Retention, RetentionPreview } from '@/lib/domain/retention';
import { RetentionCard } from './retention-card';

afterEach(cleanup);

const shows: RetentionPreview = {
  ...{ runs: 12, events: 3_400, eventBytes: 2 * 1024 ** 2, fileBytes: 1024 ** 2, newestAt: '2026-01-02T03:04:05.000Z' },
  ...{ spared: { golden: 2, shared: 1, benchmark: 0 }, databaseBytes: 10 * 1024 ** 2 },
};

function show(initial: Retention, found = shows) {
  const previewAction = vi.fn(async () => ({ ok: true as const, data: found }));
  const applyAction = vi.fn(async () => ({ ok: true as const, data: { runs: found.runs } }));
  render(<RetentionCard initial={initial} previewAction={previewAction} applyAction={applyAction} />);
  return { previewAction, applyAction };
}

const button = (name: string) => screen.getByRole('button', { name });
const press = (name: string) => fireEvent.click(button(name));
const pressWhenReady = async (name: string) => {
  await waitFor(() => expect(button(name).getAttribute('aria-disabled')).toBeNull());
  press(name);
};

test('nothing goes before it was shown and confirmed', async () => {
  const { previewAction, applyAction } = show({ keep: 'all' });
  expect(screen.getByText(/Logs are kept for ever\./)).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Keep logs'), { target: { value: 'days' } });
  expect(screen.queryByRole('button', { name: 'Keep it so' })).toBeNull();
  press('Show what would go');
  await screen.findByText('2.0 MiB of 10.0 MiB');
  expect(previewAction).toHaveBeenCalledWith({ keep: 'days', days: 90 });
  expect(screen.getByText('2 of golden checkpoints, 1 shared')).toBeTruthy();
  await pressWhenReady('Keep it so');
  expect(applyAction).not.toHaveBeenCalled();
  press('Remove these logs');
  await screen.findByText('Stored. 12 runs lost their log.');
  expect(applyAction).toHaveBeenCalledWith({ keep: 'days', days: 90 });
  expect(screen.getByText(/Logs are kept for 90 days\./)).toBeTruthy();
});

test('another number takes the preview away, and one that is not allowed cannot be asked for', async () => {
  show({ keep: 'runs', runs: 500 });
  press('Show what would go');
  await screen.findByText('3400');
  fireEvent.change(screen.getByLabelText('Runs'), { target: { value: '3' } });
  expect(screen.queryByText('3400')).toBeNull();
  expect(screen.getByText('At least 10.')).toBeTruthy();
  expect(button('Show what would go').getAttribute('aria-disabled')).toBe('true');
});

test('a setting that takes nothing is stored at the first click', async () => {
  const { applyAction } = show({ keep: 'days', days: 30 }, { ...shows, runs: 0, newestAt: null });
  fireEvent.change(screen.getByLabelText('Keep logs'), { target: { value: 'all' } });
  press('Show what would go');
  await screen.findByRole('button', { name: 'Keep it so' });
  await pressWhenReady('Keep it so');
  await screen.findByText(/Stored\./);
  expect(applyAction).toHaveBeenCalledWith({ keep: 'all' });
});
