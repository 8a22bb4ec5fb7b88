// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BytesPage } from './bytes-page';
import { CompareContents } from './compare-contents';
import { MemorySearch } from './memory-search';
import { StatePage } from './state-page';

// Answers of the routes for real checkpoints; __fixtures__/README.md names them and the versions of the tools.
const recorded = (name: string) => readFileSync(path.join(import.meta.dirname, '__fixtures__', name), 'utf8');
const url = vi.hoisted(() => ({ query: '' }));
vi.mock('next/navigation', () => ({
  useSearchParams: () => new URLSearchParams(url.query),
  useRouter: () => ({ replace: () => {} }),
}));

const asked: string[] = [];
const sent: (RequestInit | undefined)[] = [];
function answerWith(answers: Record<string, string>, status = 200) {
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    asked.push(address);
    sent.push(init);
    const name = /\/(contents|env|diff|search|pages)\b/.exec(address)?.[1] ?? '';
    return new Response(answers[name] ?? '{}', { status });
  });
}

function show(page: ReactNode) {
  render(<QueryClientProvider client={new QueryClient()}>{page}</QueryClientProvider>);
}

beforeEach(() => {
  url.query = '';
  asked.length = 0;
  sent.length = 0;
  window.history.replaceState(null, '', '/');
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  Element.prototype.scrollIntoView = () => {};
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('the table by kind says what the checkpoint adds up to', async () => {
  answerWith({ contents: recorded('demo-contents.json') });
  show(<BytesPage checkpointId="demo-ghost" vramBytes={null} />);
  const table = await screen.findByRole('region', { name: 'Bytes by kind' });
  expect(within(table).getByText('Deleted open files')).toBeTruthy();
  expect(within(table).getByTitle('12367945 bytes').textContent).toBe('11.8 MiB');
  expect(screen.queryByText('GPU memory')).toBeNull();
});

test('a link to a process shows its memory, and one to a process that is not there says so', async () => {
  answerWith({ contents: recorded('demo-contents.json') });
  url.query = 'process=1';
  show(<BytesPage checkpointId="demo-ghost" vramBytes={null} />);
  expect(await screen.findByRole('heading', { name: 'Memory of python3 (1)' })).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Mappings' })).toBeTruthy();
  cleanup();
  url.query = 'process=99';
  show(<BytesPage checkpointId="demo-ghost" vramBytes={null} />);
  expect(await screen.findByText('No process 99 is in this checkpoint.')).toBeTruthy();
});

test('pages are counted only when asked for', async () => {
  answerWith({ contents: recorded('demo-contents.json'), pages: recorded('demo-pages.ndjson') });
  show(<BytesPage checkpointId="demo-ghost" vramBytes={null} />);
  const button = await screen.findByRole('button', { name: 'Count zero and duplicate pages' });
  expect(asked).toHaveLength(1);
  fireEvent.click(button);
  expect(await screen.findByText('Left with each once')).toBeTruthy();
});

test('values of an environment are not asked for until one is to be shown, and others stay masked', async () => {
  answerWith({ contents: recorded('demo-contents.json'), env: recorded('demo-env.json') });
  window.history.replaceState(null, '', '/#process-1');
  show(<StatePage checkpointId="demo-ghost" />);
  const button = await screen.findByRole('button', { name: 'Show value of HOSTNAME' });
  expect(asked.filter((address) => address.includes('/env'))).toEqual([]);
  fireEvent.click(button);
  expect(await screen.findByText('eac155a3dab7')).toBeTruthy();
  expect(screen.queryByText('/root')).toBeNull();
});

test('the filter leaves the rows that contain it', async () => {
  answerWith({ contents: recorded('demo-contents.json') });
  show(<StatePage checkpointId="demo-ghost" />);
  fireEvent.change(await screen.findByLabelText('Filter all tables'), { target: { value: '0.0.0.0:8000' } });
  expect(within(screen.getByRole('region', { name: 'Sockets' })).getByText('listening')).toBeTruthy();
  expect(screen.getByText('None of the 2 contains “0.0.0.0:8000”.')).toBeTruthy();
});

test('what is around a hit is masked until it is asked for', async () => {
  answerWith({ search: recorded('demo-search.ndjson') });
  show(<MemorySearch checkpointId="demo-ghost" />);
  fireEvent.change(screen.getByLabelText('Search for'), { target: { value: 'HOSTNAME' } });
  fireEvent.click(screen.getByRole('button', { name: 'Search memory' }));
  expect(await screen.findByText(/^3 hits\. 8\.8 MiB read/)).toBeTruthy();
  expect(asked).toEqual(['/api/checkpoints/demo-ghost/search']);
  expect(sent[0]).toMatchObject({ method: 'POST', body: '{"q":"HOSTNAME","as":"text"}' });
  expect(window.location.href).not.toContain('HOSTNAME');
  expect(screen.queryByText(/eac155a3dab7/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show what is around' }));
  expect(screen.getByText(/eac155a3dab7/)).toBeTruthy();
});

test('a search that was cut off is not taken for one that found everything', async () => {
  answerWith({ search: recorded('demo-search.ndjson').split('\n').slice(0, 2).join('\n') });
  show(<MemorySearch checkpointId="demo-ghost" />);
  fireEvent.change(screen.getByLabelText('Search for'), { target: { value: 'HOSTNAME' } });
  fireEvent.click(screen.getByRole('button', { name: 'Search memory' }));
  expect(await screen.findByText('The answer was cut off before its end.')).toBeTruthy();
  expect(screen.getByText(/^1 hit before it failed/)).toBeTruthy();
});

test('two starts of one server differ in their memory alone, and it is said how', async () => {
  answerWith({ diff: recorded('demo-diff.json') });
  const choices = ['first', 'second'].map((id) => ({ id, name: id }));
  show(<CompareContents choices={choices} isCut={false} a="first" b="second" />);
  const bytes = await screen.findByRole('region', { name: 'Bytes by kind in both checkpoints' });
  expect(within(bytes).getByTitle('65536 bytes').textContent).toBe('+64.0 KiB');
  expect(screen.getByText(/^No difference, 1 the same. Matched by command line/)).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Open files' })).toBeNull();
  const mappings = screen.getByRole('region', { name: 'Mappings' });
  expect(within(mappings).getByText('size: 102.8 MiB (+56.0 KiB); saved: 100.4 MiB (+64.0 KiB)')).toBeTruthy();
  expect(within(mappings).getByText('mappings: 52 → 53; saved: 71.9 MiB (−4.0 KiB)')).toBeTruthy();
  expect(screen.queryByText('Nothing differs')).toBeNull();
});

test('an error of the server is shown with what to do about it', async () => {
  answerWith(
    {
      contents: JSON.stringify({
        error: {
          code: 'checkpoint/lost',
          title: 'Lost',
          detail: 'It is gone.',
          remedy: ['Look.'],
          docsHref: '/errors',
          decisiveLine: null,
          logTail: [],
        },
      }),
    },
    410,
  );
  show(<BytesPage checkpointId="demo-ghost" vramBytes={null} />);
  expect(await screen.findByText('It is gone.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});
