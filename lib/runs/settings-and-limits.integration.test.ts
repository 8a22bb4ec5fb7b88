import { afterAll, beforeAll, expect, it } from 'vitest';
import { listChildren } from '@/lib/db/benchmark-runs';
import { benchmarkInputSchema } from '@/lib/domain/benchmark/input';
import { recommend } from '@/lib/domain/benchmark/settings/recommend';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import { limitKeys } from '@/lib/domain/host-limits/limit';
import { createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import { listContainers } from '@/lib/host/podman/list-containers';
import { podman } from '@/lib/host/podman/podman';
import { getAnatomy } from '@/lib/queries/get-anatomy';
import { getBenchmark } from '@/lib/queries/get-benchmark';
import { getHostLimits } from '@/lib/queries/get-host-limits';
import { getSettingAdvice } from '@/lib/queries/get-setting-advice';
import { onRunChanged } from './bus';
import { measureHost } from './measure-host';
import { cancelRun, submitRun, whenFinished } from './orchestrator';
import { CauseBench } from './testing/causes/cause-bench';
import { finished } from './testing/finished';
import { ownDataFolder } from './testing/own-data-folder';

let own: Awaited<ReturnType<typeof ownDataFolder>> | null = null;
const containers: string[] = [];

beforeAll(async () => {
  own = await ownDataFolder('settings-and-limits');
});
afterAll(async () => {
  await podman(['rm', '--force', '--ignore', '--time', '0', ...containers], { timeoutMs: 60_000 });
  await own?.remove();
});

it('measures every limit of the host, or says why not, and finds it again by its testbed', async () => {
  const { limits } = (await finished({ kind: 'host-limits', input: {} })).measurement ?? {};
  expect(limits?.map(({ key }) => key).toSorted()).toEqual(limitKeys.toSorted());
  for (const limit of limits ?? []) {
    if (limit.state === 'measured') expect(limit.repeats.length).toBeGreaterThanOrEqual(3);
    else expect(limit.reason).not.toBe('');
  }
  const memory = limits?.filter(({ key }) => key === 'memory-touched' || key === 'memory-fresh');
  expect(memory?.map(({ state }) => state)).toEqual(['measured', 'measured']);
  expect((await getHostLimits()).limits?.limits).toEqual(limits);
});

it('accounts for the whole wall time of restores, in place and from an archive', async () => {
  for (const options of [{}, { form: 'archive' }] as const) {
    const name = `anatomy-${process.pid}${'form' in options ? '-archive' : ''}`;
    const source = { type: 'spec', specId: demoSpecId, containerName: name } as const;
    const made = await finished({
      kind: 'checkpoint',
      input: createCheckpointInputSchema.parse({ source, name, options }),
    });
    containers.push(name, `${name}-restored`);
    const newName = 'form' in options ? `${name}-restored` : null;
    // The container that was dumped keeps its port, also while it is stopped.
    if (newName !== null) await podman(['rm', '--force', '--time', '0', name], { timeoutMs: 60_000 });
    const input = restoreInputSchema.parse({ checkpointId: made.checkpointId, options: { newName } });
    const restored = await finished({ kind: 'restore', input });
    const view = await getAnatomy(restored.id);
    const wallMs = restored.measurement?.engineDurationMs ?? Number.NaN;
    const sumMs = view?.anatomy.parts.reduce((sum, { durationMs }) => sum + durationMs, 0) ?? Number.NaN;
    // The parts come from different clocks, and an archive's lack the begin and end of podman's command: how close they
    // come is what `npm run bench:anatomy` says of a quiet machine. Here: no part is missing, none counts twice.
    expect(sumMs / wallMs).toBeGreaterThan('form' in options ? 0.3 : 0.95);
    expect(sumMs / wallMs).toBeLessThan(1.05);
    expect(view?.anatomy.parts.find(({ key }) => key === 'pages-in')?.bytes).toBeGreaterThan(0);
    expect(view?.ceilings['pages-in']?.limit).toBe('disk-cached-fresh');
    await podman(['stop', '--ignore', '--time', '0', newName ?? name], { timeoutMs: 60_000 });
  }
});

it('reads the images into the page cache as a phase of its own when asked, and gets the same answer', async () => {
  const name = `prefetch-${process.pid}`;
  containers.push(name);
  const source = { type: 'spec', specId: demoSpecId, containerName: name, networkLock: 'skip' } as const;
  const made = await finished({
    kind: 'checkpoint',
    input: createCheckpointInputSchema.parse({ source, name, options: {} }),
  });
  const input = restoreInputSchema.parse({ checkpointId: made.checkpointId, options: { prefetch: true } });
  const run = await finished({ kind: 'restore', input });
  const prefetch = run.phases.find(({ key }) => key === 'prefetch');
  expect(prefetch).toMatchObject({ status: 'succeeded' });
  expect(prefetch?.progressBytes).toBeGreaterThan(0);
  expect(run.measurement?.answerMatch).toBe('same');
});

it('finds settings in rounds, says what was not tried, and leaves nothing behind', async () => {
  // Twenty launches and dumps: of a server without PyTorch, which takes a third of the demo's time.
  const { specId } = await new CauseBench(own?.folder ?? '', `settings-${process.pid}`).server('small');
  const input = benchmarkInputSchema.parse({
    ...{ suite: 'fastest-setting', specId, samples: 1, coolDownMs: 0, seed: 3 },
  });
  const { runId } = await submitRun({ kind: 'benchmark', input });
  await expect(measureHost()).rejects.toMatchObject({ code: 'benchmark/under-way' });
  await whenFinished(runId);
  const view = await getBenchmark(runId);
  expect(view?.run).toMatchObject({ status: 'succeeded', error: null });
  const samples = view?.result.arms.flatMap((arm) => arm.samples) ?? [];
  const found = recommend(input, samples);
  expect(found.verdict).toBe('too few samples');
  expect(found.settings.filter(({ round }) => round === 'final').length).toBeGreaterThan(1);
  const tried = new Set(found.settings.flatMap(({ setting }) => setting));
  expect(view?.run.measurement?.skippedChanges).toContainEqual(expect.objectContaining({ change: 'no-mmap' }));
  for (const { change, reason } of view?.run.measurement?.skippedChanges ?? []) {
    expect(tried.has(change)).toBe(false);
    expect(reason).not.toBe('');
  }
  expect(await getSettingAdvice(runId)).toMatchObject({ commands: [] });
  const makers = new Set((await listChildren(runId)).map(({ id }) => id));
  expect((await listContainers()).filter(({ runId: maker }) => maker !== null && makers.has(maker))).toEqual([]);
});

it('stops measuring the host when it is cancelled', async () => {
  const { runId } = await measureHost();
  const stop = onRunChanged((run) => {
    if (run.id === runId && run.currentPhase === 'limits-memory') cancelRun(runId);
  });
  await whenFinished(runId);
  stop();
  expect((await getHostLimits()).underWay).toBeNull();
});
