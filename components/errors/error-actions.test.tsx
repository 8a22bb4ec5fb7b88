// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import type { RunDetail } from '@/lib/domain/views';
import { AppError } from '@/lib/errors/app-error';
import type { ErrorCode } from '@/lib/errors/codes';
import { toErrorView } from '@/lib/errors/to-error-view';
import { ErrorActions } from './error-actions';

const push = vi.fn();
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));

const actions = {
  retryRun: vi.fn(),
  removeStaleContainer: vi.fn(),
  previewCriuFix: vi.fn(),
  applyCriuFix: vi.fn(),
};
const at = '2026-01-01T00:00:00.000Z';
const failed = (code: ErrorCode, patch: Partial<RunDetail> = {}): RunDetail => ({
  ...{
    id: 'r1',
    hostId: 'local',
    parentRunId: null,
    kind: 'restore',
    status: 'failed',
    title: 'Restore',
    specName: 's',
  },
  ...{
    containerName: 'c1',
    checkpointId: 'cp1',
    checkpointName: 'golden',
    createdAt: at,
    startedAt: at,
    finishedAt: at,
  },
  ...{ durationMs: 1, currentPhase: null, measurement: null, errorTitle: null, importedFrom: null, phases: [] },
  ...{ spec: null, testbed: null, commands: [], children: [], logFiles: [], lastSeq: 1 },
  options: restoreInputSchema.parse({ checkpointId: 'cp1', options: {} }),
  error: toErrorView(new AppError(code, 'x', { failedPhase: 'dump' })),
  ...patch,
});
const click = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await act(async () => undefined);
};

beforeEach(() => {
  push.mockReset();
  for (const action of Object.values(actions)) action.mockReset();
});

test('a retry sends the run’s id and what is missing, no more, and goes to the new run’s page', async () => {
  actions.retryRun.mockResolvedValue({ ok: true, data: { runId: 'r2' } });
  render(<ErrorActions run={failed('criu/file-locks')} actions={actions} />);
  await click('Try again with file locks');
  expect(actions.retryRun.mock.calls).toEqual([[{ runId: 'r1', remedy: 'file-locks' }]]);
  expect(push).toHaveBeenCalledWith('/runs/r2');
  expect(screen.getByRole('link', { name: 'Check readiness' }).getAttribute('href')).toBe('/checkpoints/cp1#readiness');
});

test('a refused retry says why and can be tried again', async () => {
  const error = toErrorView(new AppError('checkpoint/not-found', 'It was deleted.'));
  actions.retryRun.mockResolvedValue({ ok: false, error });
  const source = { type: 'spec', specId: 's1' };
  const options = createCheckpointInputSchema.parse({ source, name: 'n', options: {} });
  render(<ErrorActions run={failed('criu/established-tcp', { kind: 'checkpoint', options })} actions={actions} />);
  await click('Try again with TCP established');
  expect(screen.getByText('It was deleted.')).toBeTruthy();
  expect(push).not.toHaveBeenCalled();
  expect(
    screen.getByRole('button', { name: 'Try again with TCP established' }).getAttribute('aria-disabled'),
  ).toBeNull();
});

test('a container in the way is removed only after a second click', async () => {
  actions.removeStaleContainer.mockResolvedValue({ ok: true, data: { runId: 'r3' } });
  render(<ErrorActions run={failed('podman/id-in-use')} actions={actions} />);
  await click('Remove the container that is in the way');
  expect(actions.removeStaleContainer).not.toHaveBeenCalled();
  await click('Remove it');
  expect(actions.removeStaleContainer).toHaveBeenCalledWith({ runId: 'r1' });
});

test('CRIU’s settings are shown as a difference, and written only when that is confirmed', async () => {
  const view = {
    shownPath: '/etc/criu/runc.conf',
    file: '/data/root/etc/criu/runc.conf',
    before: 'manage-cgroups=ignore\n',
  };
  const change = { type: 'append', line: 'link-remap', after: 'manage-cgroups=ignore\nlink-remap\n' } as const;
  actions.previewCriuFix.mockResolvedValue({ ok: true, data: { ...view, change } });
  actions.applyCriuFix.mockResolvedValue({
    ok: true,
    data: { ...view, before: change.after, change: { type: 'present', line: 'link-remap' } },
  });
  render(<ErrorActions run={failed('criu/link-remap', { kind: 'checkpoint' })} actions={actions} />);
  await click(/Add “link-remap”/);
  expect(screen.getByText('+ link-remap').tagName).toBe('INS');
  expect(screen.getByText(/manage-cgroups=ignore/)).toBeTruthy();
  expect(actions.applyCriuFix).not.toHaveBeenCalled();
  await click('Write this line');
  expect(actions.applyCriuFix).toHaveBeenCalledWith({ code: 'criu/link-remap', seen: 'manage-cgroups=ignore\n' });
  expect(screen.getByText(/^Written\./)).toBeTruthy();
});

test.each(['server/health-timeout', 'server/exited'] as const)('%s leads to the container’s log', (code) => {
  render(<ErrorActions run={failed(code, { kind: 'cold-start' })} actions={actions} />);
  expect(screen.getByRole('link', { name: 'Container’s log' }).getAttribute('href')).toBe('/containers/c1');
});

test('other errors, and those without a container, have no way to its log', () => {
  render(<ErrorActions run={failed('criu/file-locks')} actions={actions} />);
  render(<ErrorActions run={failed('server/health-timeout', { containerName: null })} actions={actions} />);
  expect(screen.queryByRole('link', { name: 'Container’s log' })).toBeNull();
});

test('an imported run has nothing to press', () => {
  const { container } = render(
    <ErrorActions run={failed('criu/file-locks', { importedFrom: 'x' })} actions={actions} />,
  );
  expect(container.textContent).toBe('');
});
