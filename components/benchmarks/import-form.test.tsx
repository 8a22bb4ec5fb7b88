// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ImportOutcome } from '@/lib/domain/results/import-outcome';
import type { Result } from '@/lib/errors/error-view';
import { ImportForm } from './import-form';

const push = vi.fn();
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));

const fixtures = path.join(import.meta.dirname, '../../lib/domain/results/__fixtures__');
const fileOf = (name: string) => {
  const text = readFileSync(path.join(fixtures, name), 'utf8');
  // jsdom's File cannot be read as text.
  return Object.assign(new File([text], name), { text: async () => text });
};
const action = vi.fn<(input: unknown) => Promise<Result<ImportOutcome>>>();
const choose = (names: string[]) =>
  fireEvent.change(screen.getByLabelText('Result files'), { target: { files: names.map(fileOf) } });
const importButton = () => screen.findByRole('button', { name: 'Import' });

beforeEach(() => {
  push.mockReset();
  action.mockReset();
  render(<ImportForm importAction={action} />);
});

test('what would be imported is shown, and the files themselves are sent', async () => {
  action.mockResolvedValue({ ok: true, data: { benchmarks: [{ runId: 'r1', title: 'x' }], known: [] } });
  choose(['baseline-1.json', 'criu-1.json']);
  fireEvent.click(await importButton());
  // The preview is a part that is loaded when there is something to show.
  const name = 'Restore versus cold start: example/model-1b';
  expect(await screen.findByRole('heading', { name }, { timeout: 20_000 })).toBeTruthy();
  expect(screen.getByText(/state of the page cache not recorded/)).toBeTruthy();
  await vi.waitFor(() => expect(push).toHaveBeenCalledWith('/benchmarks/r1'));
  const files = ['baseline-1.json', 'criu-1.json'].map((name) => ({
    name,
    text: readFileSync(path.join(fixtures, name), 'utf8'),
  }));
  expect(action).toHaveBeenCalledWith({ files });
});

test('a dropped file that cannot be read says where, and nothing is imported until it is removed', async () => {
  const zone = screen.getByLabelText('Result files').parentElement as HTMLElement;
  fireEvent.drop(zone, { dataTransfer: { files: ['trailing-comma.txt', 'criu-1.json'].map(fileOf) } });
  expect((await screen.findByRole('alert')).textContent).toContain('Line 10, column 1');
  fireEvent.click(await importButton());
  expect(action).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Remove trailing-comma.txt' }));
  expect(screen.queryByRole('alert')).toBeNull();
  action.mockResolvedValue({ ok: true, data: { benchmarks: [{ runId: 'r2', title: 'x' }], known: [] } });
  fireEvent.click(await importButton());
  await vi.waitFor(() => expect(push).toHaveBeenCalledWith('/benchmarks/r2'));
});

test('a file that is here already leads to its benchmark', async () => {
  const known = [{ fileName: 'criu-1.json', runId: 'old', title: 'Restore speed' }];
  action.mockResolvedValue({ ok: true, data: { benchmarks: [], known } });
  choose(['criu-1.json']);
  fireEvent.click(await importButton());
  const status = await screen.findByRole('status');
  expect(within(status).getByRole('link', { name: 'Restore speed' }).getAttribute('href')).toBe('/benchmarks/old');
  expect(push).not.toHaveBeenCalled();
});

test('files over the limit are not even read', async () => {
  const text = vi.fn();
  const huge = Object.assign(new File(['x'], 'huge.json'), { text });
  Object.defineProperty(huge, 'size', { value: 6 * 1024 ** 2 });
  fireEvent.change(screen.getByLabelText('Result files'), { target: { files: [huge] } });
  expect((await screen.findByRole('alert')).textContent).toContain('At most 5.0 MiB');
  expect(text).not.toHaveBeenCalled();
});
