import { hostname } from 'node:os';
import { createCheckpoint } from '@/lib/db/checkpoints';
import { closeDatabase } from '@/lib/db/client';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { finishCommand, startCommand } from '@/lib/db/run-commands';
import { appendLog } from '@/lib/db/run-events';
import { createRun, updateRun } from '@/lib/db/runs';
import { ensureBuiltinSpecs } from '@/lib/db/specs';
import { saveTestbed } from '@/lib/db/testbeds';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { dumpOptionsSchema } from '@/lib/domain/options';
import { randomBenchmark } from '@/lib/domain/results/testing/random-benchmark';
import { toResultsFile } from '@/lib/domain/results/to-results-file';
import { AppError } from '@/lib/errors/app-error';
import { toErrorView } from '@/lib/errors/to-error-view';
import { importResults } from '@/lib/queries/import-results';
import { makeShare } from '@/lib/queries/shares';
import { markup as evil } from './markup';

// Fills the database of GPU_LOAD_DATA_DIR with rows whose every text is markup, and says their ids.
// No way in lets such names pass; a page must not need that.
await migrateDatabase();
await ensureLocalHost(hostname());
const spec = { ...demoSpec, name: evil, description: evil, image: evil, command: [evil], env: { A: evil } };
await ensureBuiltinSpecs([{ id: 'evil', spec }]);
const facts = { cpuModel: evil, cpuCount: 1, memoryTotalBytes: 1, kernel: evil, distribution: evil, gpus: [evil] };
const versions = { podman: evil, runtime: evil, criu: evil, cudaPlugin: evil, gpuDriver: evil };
const testbedId = await saveTestbed({
  ...{ hostname: evil, engineKind: 'embedded', transparentHugePages: evil, cgroupMode: evil },
  ...facts,
  ...versions,
});
const checkpointId = await createCheckpoint({
  ...{
    hostId: 'local',
    name: evil,
    note: evil,
    state: 'ready',
    isGolden: true,
    form: 'directory',
    compression: 'none',
  },
  ...{ storage: 'disk', specId: 'evil', specName: evil, specSnapshot: spec, containerId: 'x', containerName: evil },
  ...{ imageName: evil, imageId: evil, path: `/nowhere/${evil}`, sizeBytes: 1, layerBytes: 1, createdByRunId: null },
  ...{ options: dumpOptionsSchema.parse({}), testbedId },
  reference: { text: evil, tokenCount: 1, ttftMs: 1, durationMs: 1, digest: 'x' },
  engineFacts: { userdataDir: '/nowhere', upperDir: '/nowhere', network: 'bridge', hostPort: null },
});
const run = await createRun({
  ...{ kind: 'restore', title: evil, hostId: 'local', spec, specId: 'evil', checkpointId, containerName: evil },
  ...{ options: { checkpointId, options: { note: evil } }, phases: ['preflight', 'restore'] },
});
const ordinal = await startCommand(run.id, { argv: ['podman', evil] });
await finishCommand(run.id, ordinal, { exitCode: 1, durationMs: 1, stdoutTail: evil, stderrTail: evil });
await updateRun(run.id, { status: 'running', startedAt: new Date(), testbedId });
const sources = ['product', 'engine', 'container'] as const;
await appendLog(
  run.id,
  sources.map((source) => ({ source, text: `\u001b]8;;javascript:alert(1)\u0007${source} ${evil}` })),
);
const error = new AppError('criu/restore-failed', evil, {
  decisiveLine: evil,
  context: [evil],
  logTail: [evil],
  remedy: [evil, `$ ${evil}`],
});
const answer = { text: evil, tokenCount: 1, ttftMs: 1, durationMs: 1, digest: 'y' };
await updateRun(run.id, {
  ...{ status: 'failed', finishedAt: new Date(), error: toErrorView(error) },
  measurement: {
    t3FirstTokenMs: 5,
    answer,
    referenceAnswer: { ...answer, text: `${evil}2` },
    answerMatch: 'different',
  },
});

const product = { name: evil, version: evil.slice(0, 90) };
const file = structuredClone(toResultsFile(randomBenchmark(3, 8), { product, exportedAt: '2026-01-02T00:00:00.000Z' }));
Object.assign(file.benchmark, { title: evil, specName: evil, importedFrom: evil });
for (const { facts: recorded } of file.testbeds)
  Object.assign(recorded, { hostname: evil, kernel: evil, gpus: [evil] });
for (const sample of file.samples) {
  sample.error = { code: 'criu/restore-failed', title: evil, detail: evil };
  sample.commands = [{ argv: [evil], startedAt: '2026-01-01T00:00:00Z', durationMs: 1, exitCode: 1 }];
}
const { benchmarks } = await importResults([{ name: evil, text: JSON.stringify(file) }]);
const benchmarkId = benchmarks[0]?.runId ?? '';
const [runShare, benchmarkShare] = [
  await makeShare({ runIds: [run.id], showsHostname: true }),
  await makeShare({ runIds: [benchmarkId], showsHostname: true }),
];
await closeDatabase();
process.stdout.write(
  JSON.stringify({ runId: run.id, checkpointId, benchmarkId, slugs: [runShare.slug, benchmarkShare.slug] }),
);
