// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError, type AppErrorExtras } from '@/lib/errors/app-error';
import type { ErrorCode } from '@/lib/errors/codes';
import { toErrorView } from '@/lib/errors/to-error-view';
import { ErrorCard } from './error-card';

const view = (code: ErrorCode, extras: AppErrorExtras = {}) => toErrorView(new AppError(code, 'It failed.', extras));
const bundle = { name: 'Download redacted bundle' };

test('a known cause shows its phase, its line among the neighbours, and no talk of the unknown', () => {
  const extras = { isKnown: true, failedPhase: 'dump', decisiveLine: 'b', context: ['a', 'b', 'c'] } as const;
  render(
    <ErrorCard error={view('criu/file-locks', { ...extras, context: [...extras.context] })} bundleHref="/bundle" />,
  );
  const card = within(screen.getByRole('alert'));
  expect(card.getByText(/in the dump/)).toBeTruthy();
  expect(card.getByText('Lines around it').parentElement?.textContent).toContain('abc');
  expect(card.queryByText(/does not know this cause/)).toBeNull();
  expect(card.queryByRole('link', bundle)).toBeNull();
  expect(card.getByRole('link', { name: 'Redacted bundle' }).getAttribute('href')).toBe('/bundle');
});

test('an unknown cause says so and offers the bundle where there is one', () => {
  const error = view('criu/dump-failed', { isKnown: false, decisiveLine: 'x' });
  const { rerender } = render(<ErrorCard error={error} bundleHref="/bundle" />);
  expect(screen.getByText(/does not know this cause/)).toBeTruthy();
  expect(screen.getByRole('link', bundle).getAttribute('href')).toBe('/bundle');
  rerender(<ErrorCard error={error} />);
  expect(screen.queryByRole('link', bundle)).toBeNull();
});

test('actions stand with the remedy', () => {
  render(<ErrorCard error={view('criu/file-locks')} actions={<button>Try again with file locks</button>} />);
  expect(screen.getByRole('button', { name: 'Try again with file locks' })).toBeTruthy();
});

test('an error stored by an earlier version is shown', () => {
  const { code, title, detail, remedy, docsHref, logTail } = view('disk/full');
  render(<ErrorCard error={{ code, title, detail, remedy, docsHref, decisiveLine: 'x', logTail }} />);
  expect(screen.getByText('x')).toBeTruthy();
});
