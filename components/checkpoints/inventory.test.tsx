// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HostEvent } from '@/lib/domain/events';
import { dumpOptionsSchema } from '@/lib/domain/options';
import type { CheckpointView } from '@/lib/domain/views';
import { Inventory } from './inventory';

// The URL as Next tells it: only when `url.tell()` is called, which is later than it was written.
const url = vi.hoisted(() => ({ told: '', listeners: new Set<() => void>() }));
vi.mock('next/navigation', async () => {
  const { useSyncExternalStore } = await import('react');
  const subscribe = (listener: () => void) => {
    url.listeners.add(listener);
    return () => url.listeners.delete(listener);
  };
  return { useSearchParams: () => new URLSearchParams(useSyncExternalStore(subscribe, () => url.told)) };
});
const stream = vi.hoisted(() => ({ listener: (_: unknown) => {} }));
vi.mock('@/lib/client/host-events', () => ({
  useHostEvent: (listener: (event: unknown) => void) => void (stream.listener = listener),
}));

const tell = (query = window.location.search.slice(1)) =>
  act(() => {
    url.told = query;
    for (const listener of url.listeners) listener();
  });

beforeEach(() => {
  url.told = '';
  window.history.replaceState(null, '', '/checkpoints');
});
afterEach(cleanup);

const base: CheckpointView = {
  ...{ id: 'one', hostId: 'local', name: 'golden-1', note: '', state: 'ready', isGolden: true },
  ...{ form: 'directory', compression: 'none', storage: 'disk', specId: 'demo', specName: 'demo' },
  ...{ containerId: 'c', containerName: 'demo-1', imageName: 'demo', imageId: 'i', path: '/checkpoints/one' },
  ...{ sizeBytes: 3 * 1024 ** 3, layerBytes: 0, createdAt: '2026-11-20T10:00:00Z', createdByRunId: null },
  ...{ restoreCount: 2, lastRestoreAt: '2026-11-21T10:00:00Z', lastRestoreDurationMs: 600 },
  ...{ options: dumpOptionsSchema.parse({}), testbed: null, reference: null, dumpMeasurement: null },
} as CheckpointView;
const archive: CheckpointView = {
  ...base,
  ...{ id: 'two', name: 'archive-2', form: 'archive', storage: 'ram', isGolden: false, specName: 'vllm' },
  ...{ sizeBytes: 1024 ** 3, createdAt: '2026-11-22T10:00:00Z', restoreCount: 0, lastRestoreAt: null },
};

function show(checkpoints: CheckpointView[]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <Inventory checkpoints={checkpoints} />
    </QueryClientProvider>,
  );
}

/** Names in the table, from top to bottom. */
const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('link')
    .map((link) => link.textContent)
    .filter((text) => text !== 'Restore' && text !== 'Inside');

test('checkpoints are listed newest first, with the bytes they take', () => {
  show([base, archive]);
  expect(names()).toEqual(['archive-2', 'golden-1']);
  expect(screen.getByRole('status').textContent).toBe(
    '2 checkpoints, 4.0 GiB in all: 3.0 GiB on disk, 1.0 GiB in RAM.',
  );
});

test('the URL says what is shown', () => {
  url.told = 'sort=name&storage=disk&nonsense=1&state=flying';
  show([base, archive]);
  expect(names()).toEqual(['golden-1']);
  expect((screen.getByLabelText('State') as HTMLSelectElement).value).toBe('');
});

test('the order is kept in the URL; checkpoints that were never restored come last', () => {
  show([archive, base]);
  fireEvent.change(screen.getByLabelText('Order'), { target: { value: 'last-restore' } });
  expect(names()).toEqual(['golden-1', 'archive-2']);
  expect(window.location.search).toBe('?sort=last-restore');
});

test('letters typed before Next tells the first URL are not lost', () => {
  show([base, archive]);
  const field = screen.getByLabelText('Name') as HTMLInputElement;
  fireEvent.change(field, { target: { value: 'g' } });
  const first = window.location.search.slice(1);
  fireEvent.change(field, { target: { value: 'go' } });
  tell(first);
  expect(field.value).toBe('go');
  tell();
  expect(field.value).toBe('go');
  expect(names()).toEqual(['golden-1']);
});

test('a link to another filter takes effect', () => {
  show([base, archive]);
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'golden' } });
  tell();
  tell('form=archive');
  expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('');
  expect(names()).toEqual(['archive-2']);
});

test('nothing that matches is told apart from nothing at all, and the filter can be cleared', () => {
  show([base]);
  fireEvent.click(screen.getByLabelText('Golden only'));
  expect(names()).toEqual(['golden-1']);
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'none like this' } });
  expect(screen.getByText('No checkpoint matches')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Clear the filter' }));
  expect(names()).toEqual(['golden-1']);
  expect(window.location.search).toBe('');
  cleanup();
  show([]);
  expect(screen.getByText('No checkpoints yet')).toBeTruthy();
});

test('the list is read again when a run that works on a checkpoint changed', async () => {
  const answer = vi.fn(async () => Response.json({ checkpoints: [base, archive] }));
  vi.stubGlobal('fetch', answer);
  show([base]);
  act(() => stream.listener({ type: 'run-changed', run: { checkpointId: null } } as HostEvent));
  expect(answer).not.toHaveBeenCalled();
  act(() => stream.listener({ type: 'run-changed', run: { checkpointId: 'two' } } as HostEvent));
  expect(await screen.findByText('archive-2')).toBeTruthy();
  vi.unstubAllGlobals();
});
