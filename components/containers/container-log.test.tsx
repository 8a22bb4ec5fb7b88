// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ContainerState, HostState } from '@/lib/domain/live';
import { ContainerLog } from './container-log';

const live = vi.hoisted(() => ({ host: null as unknown }));
vi.mock('@/lib/client/host-events', () => ({ useHostState: () => live.host }));
vi.mock('./container-actions', () => ({ ContainerActions: () => null }));

const opened: string[] = [];
beforeEach(() => {
  opened.length = 0;
  live.host = null;
  vi.stubGlobal(
    'EventSource',
    class {
      constructor(url: string) {
        opened.push(url);
      }
      close() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const container = { id: 'abcdef', name: 'demo-1', startedAt: '2026-11-24T10:00:00Z' } as ContainerState;
const engines: Record<'up' | 'down', HostState['engine']> = {
  up: { state: 'up', kind: 'system', detail: null },
  down: { state: 'down', kind: null, detail: 'It did not answer.' },
};
const host = (containers: ContainerState[], state: 'up' | 'down' = 'up') =>
  ({ engine: engines[state], containers }) as HostState;

test('a container that is not there is said to be missing, and no log is opened', () => {
  render(<ContainerLog name="100%" initialHost={host([container])} />);
  expect(screen.getByText('No such container')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Its runs' }).getAttribute('href')).toBe('/runs?container=100%25');
  expect(opened).toEqual([]);
});

test('an engine that is down is not a missing container', () => {
  render(<ContainerLog name="demo-1" initialHost={host([], 'down')} />);
  expect(screen.getByText('The engine is not up')).toBeTruthy();
});

test('a container that comes back shows its log; one that is removed keeps what was read', () => {
  const { rerender } = render(<ContainerLog name="demo-1" initialHost={host([])} />);
  live.host = host([container]);
  rerender(<ContainerLog name="demo-1" initialHost={host([])} />);
  expect(screen.getByLabelText('Log of demo-1')).toBeTruthy();
  expect(opened).toEqual(['/api/containers/demo-1/log']);
  live.host = host([]);
  rerender(<ContainerLog name="demo-1" initialHost={host([])} />);
  expect(screen.getByText(/was removed/)).toBeTruthy();
  expect(screen.getByLabelText('Log of demo-1')).toBeTruthy();
});

test('a restore opens the log again', () => {
  live.host = host([container]);
  const { rerender } = render(<ContainerLog name="demo-1" initialHost={host([])} />);
  live.host = host([{ ...container, startedAt: '2026-11-24T11:00:00Z' }]);
  rerender(<ContainerLog name="demo-1" initialHost={host([])} />);
  expect(opened).toHaveLength(2);
});
