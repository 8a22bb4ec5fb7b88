// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { RunDetail } from '@/lib/domain/views';
import { TellWhenDone } from './tell-when-done';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const run = {
  id: 'r1',
  kind: 'restore',
  status: 'running',
  title: 'Restore golden',
  specName: 'demo',
  containerName: 'c1',
  checkpointName: 'golden',
  durationMs: null,
  errorTitle: null,
  measurement: null,
  phases: [],
} as unknown as RunDetail;
const ended: RunDetail = { ...run, status: 'succeeded', durationMs: 1_250 };

/** A browser whose reader answers `permission`. @returns what it was told to show. */
function browserThat(permission: NotificationPermission) {
  const shown: { title: string; options: NotificationOptions | undefined }[] = [];
  const requestPermission = vi.fn(async () => permission);
  class FakeNotification {
    static requestPermission = requestPermission;
    onclick: (() => void) | null = null;
    constructor(title: string, options?: NotificationOptions) {
      shown.push({ title, options });
    }
  }
  vi.stubGlobal('Notification', FakeNotification);
  return { shown, requestPermission };
}
const button = () => screen.getByRole('button');
const press = () => act(async () => void fireEvent.click(button()));

test('who asked is told once at the end, with the result', async () => {
  const { shown } = browserThat('granted');
  const { rerender } = render(<TellWhenDone run={run} />);
  await press();
  expect(screen.getByText(/Keep this tab open/)).toBeTruthy();
  rerender(<TellWhenDone run={ended} />);
  rerender(<TellWhenDone run={{ ...ended }} />);
  expect(shown).toEqual([{ title: 'Restored · demo', options: { body: 'Took 1.25 s.', tag: 'r1' } }]);
});

test('nobody is asked for permission or told anything unless they press the button', async () => {
  const { shown, requestPermission } = browserThat('granted');
  const { rerender } = render(<TellWhenDone run={run} />);
  rerender(<TellWhenDone run={ended} />);
  expect(requestPermission).not.toHaveBeenCalled();
  expect(shown).toEqual([]);
});

test('who takes it back is not told', async () => {
  const { shown } = browserThat('granted');
  const { rerender } = render(<TellWhenDone run={run} />);
  await press();
  await press();
  rerender(<TellWhenDone run={ended} />);
  expect(shown).toEqual([]);
});

test('a browser that does not allow it, or cannot, is explained', async () => {
  browserThat('denied');
  render(<TellWhenDone run={run} />);
  await press();
  expect(screen.getByText(/does not allow notifications of this page/)).toBeTruthy();
  expect(button().getAttribute('aria-disabled')).toBe('true');
  cleanup();
  vi.stubGlobal('Notification', undefined);
  render(<TellWhenDone run={run} />);
  await press();
  expect(screen.getByText(/only for pages over https/)).toBeTruthy();
});
