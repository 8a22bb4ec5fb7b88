// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RowsTable, type Row } from './rows-table';

vi.mock('next/navigation', () => ({ useSearchParams: () => new URLSearchParams(window.location.search) }));
beforeEach(() => window.history.replaceState(null, '', '/'));
afterEach(cleanup);

const rows: Row[] = Array.from({ length: 450 }, (_, i) => ({ key: String(i), cells: [{ text: `file-${i}` }] }));
const show = (filter = '') =>
  render(<RowsTable id="files" label="Files" columns={['Name']} rows={rows} empty="None." filter={filter} />);
const shown = () =>
  within(screen.getByRole('region', { name: 'Files' }))
    .getAllByRole('cell')
    .map((cell) => cell.textContent);

test('two hundred rows are one page; more come in pages that are in the address', () => {
  show();
  expect([shown().length, shown()[0]]).toEqual([200, 'file-0']);
  expect(screen.getByText('1–200 of 450')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Later rows of Files' }));
  fireEvent.click(screen.getByRole('button', { name: 'Later rows of Files' }));
  expect([shown().length, shown()[0]]).toEqual([50, 'file-400']);
  expect(window.location.search).toBe('?page-files=3');
  expect(screen.getByRole('button', { name: 'Later rows of Files' }).hasAttribute('disabled')).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Earlier rows of Files' }));
  fireEvent.click(screen.getByRole('button', { name: 'Earlier rows of Files' }));
  expect(window.location.search).toBe('');
});

test('an address leads to its page, and one that is not there to the nearest', () => {
  window.history.replaceState(null, '', '/?page-files=2');
  show();
  expect(shown()[0]).toBe('file-200');
  cleanup();
  for (const [page, first] of [
    ['99', 'file-400'],
    ['0', 'file-0'],
    ['x', 'file-0'],
    ['-4', 'file-0'],
  ] as const) {
    window.history.replaceState(null, '', `/?page-files=${page}`);
    show();
    expect(shown()[0]).toBe(first);
    cleanup();
  }
});

test('a filter that leaves fewer pages shows what it found', () => {
  window.history.replaceState(null, '', '/?page-files=3');
  show('file-44');
  expect(shown()).toHaveLength(11);
  expect(screen.queryByRole('navigation')).toBeNull();
});
