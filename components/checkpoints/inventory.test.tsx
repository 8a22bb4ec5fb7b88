// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HostEvent } from '@/lib/domain/events';
import type { CheckpointListItem, InventoryPage } from '@/lib/domain/inventory';
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
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const base: CheckpointListItem = {
  ...{ id: 'one', name: 'golden-1', state: 'ready', isGolden: true },
  ...{ form: 'directory', compression: 'none', storage: 'disk', specName: 'demo', containerName: 'demo-1' },
  ...{ sizeBytes: 3 * 1024 ** 3, createdAt: '2026-11-20T10:00:00Z', versions: null },
  ...{ restoreCount: 2, lastRestoreAt: '2026-11-21T10:00:00Z', lastRestoreDurationMs: 600 },
};
const archive: CheckpointListItem = {
  ...base,
  ...{ id: 'two', name: 'archive-2', form: 'archive', storage: 'ram', isGolden: false, specName: 'vllm' },
  ...{ sizeBytes: 1024 ** 3, createdAt: '2026-11-22T10:00:00Z', restoreCount: 0, lastRestoreAt: null },
};
const pageOf = (checkpoints: CheckpointListItem[], more: Partial<InventoryPage> = {}): InventoryPage => ({
  checkpoints,
  matching: checkpoints.length,
  all: { count: 2, diskBytes: 3 * 1024 ** 3, ramBytes: 1024 ** 3 },
  specNames: ['demo', 'vllm'],
  ...more,
});

/** Stands in for the server: keeps what it was asked, and answers with the page that `answers` says. */
let asked: string[] = [];
let answers: (url: string) => InventoryPage = () => pageOf([base, archive]);
beforeEach(() => {
  asked = [];
  answers = () => pageOf([base, archive]);
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return Response.json(answers(url));
  });
});

function show(page: InventoryPage) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <Inventory page={page} />
    </QueryClientProvider>,
  );
}

/** Names in the table, from top to bottom. */
const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('link')
    .map((link) => link.textContent)
    .filter((text) => text !== 'Restore' && text !== 'Inside');

/** An answer comes when the machine has time for it. */
const patience = { timeout: 20_000 };
const untilShown = (wanted: string[]) => vi.waitFor(() => expect(names()).toEqual(wanted), patience);

test('what the server rendered is listed as it is, with the bytes of all, and nothing is asked again', () => {
  show(pageOf([archive, base]));
  expect(names()).toEqual(['archive-2', 'golden-1']);
  expect(screen.getByRole('status').textContent).toBe(
    '2 checkpoints, 4.0 GiB in all: 3.0 GiB on disk, 1.0 GiB in RAM.',
  );
  expect(asked).toEqual([]);
});

test('the controls show what the URL says', () => {
  url.told = 'sort=name&storage=disk&nonsense=1&state=flying';
  show(pageOf([base]));
  expect((screen.getByLabelText('Storage') as HTMLSelectElement).value).toBe('disk');
  expect((screen.getByLabelText('State') as HTMLSelectElement).value).toBe('');
  expect(screen.getByRole('status').textContent).toContain('1 of 2 checkpoints');
});

test('another order is kept in the URL and asked of the server', async () => {
  answers = () => pageOf([archive]);
  show(pageOf([archive, base]));
  fireEvent.change(screen.getByLabelText('Order'), { target: { value: 'last-restore' } });
  expect(window.location.search).toBe('?sort=last-restore');
  // What was there stays until the answer comes.
  expect(names()).toEqual(['archive-2', 'golden-1']);
  await untilShown(['archive-2']);
  expect(asked).toEqual(['/api/checkpoints?sort=last-restore']);
});

test('letters typed before Next tells the first URL are not lost', async () => {
  answers = (asked) => pageOf(asked.endsWith('name=go') ? [base] : [base, archive]);
  show(pageOf([base, archive]));
  const field = screen.getByLabelText('Name') as HTMLInputElement;
  fireEvent.change(field, { target: { value: 'g' } });
  const first = window.location.search.slice(1);
  fireEvent.change(field, { target: { value: 'go' } });
  tell(first);
  expect(field.value).toBe('go');
  tell();
  expect(field.value).toBe('go');
  await untilShown(['golden-1']);
});

test('a link to another filter takes effect', async () => {
  answers = (asked) => pageOf(asked.endsWith('form=archive') ? [archive] : [base]);
  show(pageOf([base, archive]));
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'golden' } });
  tell();
  tell('form=archive');
  expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('');
  await untilShown(['archive-2']);
});

test('nothing that matches is told apart from nothing at all, and the filter can be cleared', async () => {
  answers = (asked) => pageOf(asked.includes('name=') ? [] : [base]);
  show(pageOf([base]));
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'none like this' } });
  expect(await screen.findByText('No checkpoint matches', {}, patience)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Clear the filter' }));
  expect(window.location.search).toBe('');
  await untilShown(['golden-1']);
  cleanup();
  show(pageOf([], { all: { count: 0, diskBytes: 0, ramBytes: 0 } }));
  expect(screen.getByText('No checkpoints yet')).toBeTruthy();
});

test('pages are gone through, and a new filter begins at the first', async () => {
  answers = (asked) => pageOf([asked.includes('page=2') ? archive : base], { matching: 51 });
  show(pageOf([base], { matching: 51 }));
  expect(screen.getByText('Page 1 of 2')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
  expect(window.location.search).toBe('?page=2');
  await untilShown(['archive-2']);
  fireEvent.change(screen.getByLabelText('Storage'), { target: { value: 'disk' } });
  expect(window.location.search).toBe('?storage=disk');
});

test('the list is read again when a run that works on a checkpoint changed', async () => {
  show(pageOf([base]));
  act(() => stream.listener({ type: 'run-changed', run: { checkpointId: null } } as HostEvent));
  expect(asked).toEqual([]);
  act(() => stream.listener({ type: 'run-changed', run: { checkpointId: 'two' } } as HostEvent));
  expect(await screen.findByText('archive-2', {}, patience)).toBeTruthy();
});
