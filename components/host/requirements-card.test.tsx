// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Requirement } from '@/lib/domain/live';
import { RequirementsCard } from './requirements-card';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const criu = (found: string, state: Requirement['state']): Requirement => ({
  ...{ id: 'criu', title: 'CRIU', why: 'It dumps and restores.', remedy: [] },
  ...{ found, state },
});

function show(requirements: Requirement[]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <RequirementsCard requirements={requirements} />
    </QueryClientProvider>,
  );
}

test('Refresh reads the host again', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ requirements: [criu('4.2.1', 'ok')] }));
  show([criu('not found', 'missing')]);
  expect(screen.getByText(/read 0 s ago/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(await screen.findByText(/4\.2\.1/)).toBeTruthy();
});

test('a refresh that fails keeps what was found and says so', async () => {
  vi.stubGlobal('fetch', async () => new Response('', { status: 503 }));
  show([criu('4.2.1', 'ok')]);
  fireEvent.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(await screen.findByText(/could not be read again/)).toBeTruthy();
  expect(screen.getByText(/4\.2\.1/)).toBeTruthy();
});
