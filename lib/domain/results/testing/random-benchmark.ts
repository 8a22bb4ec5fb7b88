import { seededRandom } from '@/lib/stats/seeded-random';
import { armsOf } from '../../benchmark/arms';
import type { BenchmarkInput } from '../../benchmark/input';
import { suites } from '../../benchmark/suite';
import { demoSpec } from '../../builtin-specs';
import type { RunMeasurement } from '../../measurement';
import { runPhases } from '../../phase';
import type { Testbed } from '../../testbed';
import type { RunDetail } from '../../views';
import type { SampleRun, StoredBenchmark } from '../to-results-file';

const startMs = Date.parse('2026-01-01T00:00:00Z');

/** For tests: a benchmark with random settings and samples of every outcome. The same seed gives the same one. */
export function randomBenchmark(seed: number, sampleCount?: number): StoredBenchmark {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const input = randomInput(seed, pick);
  const arms = armsOf(input);
  const count = sampleCount ?? below(60) + 1;
  const children = Array.from({ length: count }, (_, i): SampleRun => {
    const arm = pick(arms);
    const kind = arm.kind === 'dump' ? 'checkpoint' : arm.kind;
    const status = pick(['succeeded', 'succeeded', 'succeeded', 'failed', 'canceled', 'interrupted'] as const);
    const startedAt = new Date(startMs + i * 60_000 + below(1_000)).toISOString();
    const sample = { arm: arm.key, index: below(10), isWarmUp: random() < 0.2, cache: arm.cache };
    const figures: RunMeasurement = {
      ...(random() < 0.9 ? { t3FirstTokenMs: 1 + below(9_000) } : {}),
      ...(random() < 0.9 ? { t2HealthyMs: 1 + below(9_000) } : {}),
      ...(kind === 'restore' ? { layerDurationMs: below(50), answerMatch: pick(['same', 'same', 'different']) } : {}),
      ...(kind === 'checkpoint' ? { sizeBytes: below(2 ** 31) * 16 } : {}),
    };
    return {
      run: {
        ...runFields({ id: `sample-${seed}-${i}`, kind, status, startedAt }),
        parentRunId: 'parent',
        measurement: { ...figures, sample },
        errorTitle: status === 'failed' ? 'It failed' : null,
      },
      phases: runPhases[kind].map((key) => {
        const isTaken = random() < 0.8;
        const status = isTaken ? ('succeeded' as const) : ('skipped' as const);
        const nothing = { startedAt: null, progressBytes: null, expectedBytes: null, note: null };
        return { ...nothing, key, status, durationMs: isTaken ? below(5_000) : null };
      }),
      commands: [{ argv: ['podman', kind, `c-${i}`, '--x=a,"b"'], startedAt, durationMs: below(900), exitCode: 0 }],
      error:
        status === 'failed'
          ? {
              ...{ code: 'criu/restore-failed', title: 'It failed', detail: 'line 1\nline 2', remedy: [] },
              ...{ docsHref: '/errors#criu-restore-failed', decisiveLine: null, logTail: [] },
            }
          : null,
      testbedId: pick(['bed-0', 'bed-1', null]),
    };
  });
  return {
    run: {
      ...runFields({ id: `benchmark-${seed}`, kind: 'benchmark', status: 'succeeded', startedAt: iso(startMs) }),
      ...{ phases: [], spec: demoSpec, options: input, testbed: null, commands: [], error: null },
      ...{ children: [], logFiles: [], lastSeq: 0 },
    },
    input,
    testbedId: 'bed-0',
    children,
    testbeds: [0, 1].map((i) => ({ id: `bed-${i}`, facts: { ...testbed, hostname: `host-${seed}-${i}` } })),
  };
}

const testbed: Testbed = {
  hostname: 'host',
  cpuModel: 'CPU',
  cpuCount: 8,
  memoryTotalBytes: 64 * 1024 ** 3,
  kernel: '6.18',
  distribution: 'Debian 12',
  engineKind: 'system',
  podman: '5.4.2',
  runtime: 'runc 1.1.15',
  criu: '4.2.1',
  cudaPlugin: null,
  gpuDriver: null,
  gpus: [],
  transparentHugePages: 'always',
  cgroupMode: 'v2',
};

function randomInput(seed: number, pick: <T>(items: readonly T[]) => T): BenchmarkInput {
  return {
    suite: pick(suites),
    specId: 'demo',
    checkpointId: null,
    samples: 5,
    warmUps: 1,
    cache: pick(['warm', 'dropped', 'both', 'unknown']),
    acceptCacheDrop: true,
    coolDownMs: pick([0, 1_000, null]),
    seed,
    keepCheckpoint: false,
    continuesRunId: null,
  };
}

function runFields({
  startedAt,
  ...fields
}: Pick<RunDetail, 'id' | 'kind' | 'status'> & { startedAt: string }): Omit<
  RunDetail,
  'phases' | 'spec' | 'options' | 'testbed' | 'commands' | 'error' | 'children' | 'logFiles' | 'lastSeq'
> {
  return {
    ...fields,
    ...{ hostId: 'local', parentRunId: null, title: 'A run', specName: 'demo', containerName: 'c' },
    ...{ checkpointId: null, checkpointName: null, currentPhase: null, measurement: null, errorTitle: null },
    ...{ createdAt: startedAt, startedAt, finishedAt: iso(Date.parse(startedAt) + 9_000), durationMs: 9_000 },
    importedFrom: null,
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
