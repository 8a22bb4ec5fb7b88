// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { errorGuide } from '@/lib/diagnosis/guide';
import { errorCodes } from '@/lib/errors/codes';
import { paths } from '@/lib/paths';
import { ErrorGuide } from './error-guide';

const show = () => render(<ErrorGuide areas={errorGuide()} />);
const search = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search errors' });
const type = (value: string) => fireEvent.change(search(), { target: { value } });
const titles = () => screen.queryAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
const total = Object.keys(errorCodes).length;

test('every link to an error leads to its section', () => {
  const { container } = show();
  const missing = (Object.keys(errorCodes) as (keyof typeof errorCodes)[]).filter(
    (code) => container.querySelector(paths.error(code).replace(paths.errors(), '')) === null,
  );
  expect(missing).toEqual([]);
  expect(titles()).toHaveLength(total);
});

test('a part of a log line finds its cause, and Escape shows all again', () => {
  show();
  type("Can't dump ghost file");
  expect(titles()).toEqual([errorCodes['criu/ghost-file'].title]);
  expect(screen.getByText(`1 of ${total} errors`)).toBeTruthy();
  fireEvent.keyDown(search(), { key: 'Escape' });
  expect(titles()).toHaveLength(total);
});

test('a whole line of a log finds its cause', () => {
  show();
  type("(00.109487) Error (criu/files-reg.c:1031): Can't dump ghost file /var/tmp/g of 8388608 size, increase limit");
  expect(titles()).toEqual([errorCodes['criu/ghost-file'].title]);
});

test('words count in any order and case, and nothing found says so', () => {
  show();
  type('FORWARDED nonsense');
  expect(titles()).toEqual([]);
  expect(screen.getByText(/No error has all of these words/)).toBeTruthy();
  type('archive THE damaged');
  expect(titles()).toContain(errorCodes['archive/corrupt'].title);
});

test('the keyboard alone goes from the search down the errors and back up', () => {
  show();
  search().focus();
  type('criu/file-locks');
  fireEvent.keyDown(search(), { key: 'ArrowDown' });
  const link = screen.getByRole('link', { name: errorCodes['criu/file-locks'].title });
  expect(document.activeElement).toBe(link);
  fireEvent.keyDown(link, { key: 'ArrowUp' });
  expect(document.activeElement).toBe(search());
});

test('an error shows the words that give it away, with a link to where they stand', () => {
  show();
  const section = screen.getByRole('region', { name: errorCodes['criu/established-tcp'].title });
  expect(within(section).getByText('Connected TCP socket, consider using')).toBeTruthy();
  const link = within(section).getByRole('link', { name: 'criu v4.2 criu/sk-inet.c:200', hidden: true });
  expect(link.getAttribute('href')).toContain('/blob/v4.2/criu/sk-inet.c#L200');
});
