import { readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET as listSpecs } from '@/app/api/specs/route';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { ownRequest } from '@/lib/auth/testing/own-request';
import { db } from '@/lib/db/client';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { getRunDetail } from '@/lib/db/runs';
import { deleteSpec, saveSpec } from '@/lib/db/specs';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { createCheckpointInputSchema } from '@/lib/domain/options';
import { resultsCsv } from '@/lib/domain/results/results-csv';
import { resultsMarkdown } from '@/lib/domain/results/results-markdown';
import { specSchema } from '@/lib/domain/spec';
import type { RunDetail } from '@/lib/domain/views';
import { forgetEngine } from '@/lib/host/engine/resolve';
import { requestCompletion } from '@/lib/host/server/completion';
import { errorBundle } from '@/lib/queries/error-bundle';
import { exportBenchmark } from '@/lib/queries/export-benchmark';
import { getShared, makeShare } from '@/lib/queries/shares';
import { keepLog } from './keep-log';
import { launch } from './launch';
import { submitRun, whenFinished } from './orchestrator';
import { RunContext } from './run-context';

const secrets = {
  specEnv: 'spec-env-0123456789',
  runEnv: 'run-env-0123456789',
  argument: 'argument-0123456789',
  known: `hf_${'aB3'.repeat(11)}x`,
};
const found = (text: string) => Object.values(secrets).filter((secret) => text.includes(secret));

let data: Awaited<ReturnType<typeof freshDataFolder>>;
let run: RunDetail;
let specId = '';
beforeAll(async () => {
  data = await freshDataFolder();
  const podman = path.join(data.folder, 'podman');
  // An engine that fails and repeats everything it was given, on both of its outputs.
  await writeFile(
    podman,
    '#!/bin/sh\necho "$@"\nfor a in "$@"; do echo "Error: bad argument $a" >&2; done\nexit 125\n',
  );
  await chmod(podman, 0o755);
  process.env.PODMAN_COMMAND = podman;
  process.env.LOG_LEVEL = 'silent';
  forgetEngine();
  await migrateDatabase();
  await ensureLocalHost('test');
  const env = { HF_TOKEN: secrets.specEnv, HEADER: `Bearer ${secrets.known}`, MODEL: 'x' };
  const spec = specSchema.parse({
    ...demoSpec,
    name: 'secretive',
    env,
    command: ['serve', '--api-key', secrets.argument],
  });
  specId = await saveSpec({ id: null, spec });
  const source = { type: 'spec', specId, env: { DB_PASSWORD: secrets.runEnv } };
  const input = createCheckpointInputSchema.parse({ source, name: 'golden', options: {} });
  const { runId } = await submitRun({ kind: 'checkpoint', input });
  await whenFinished(runId);
  run = (await getRunDetail(runId)) as RunDetail;
});
afterAll(async () => {
  delete process.env.PODMAN_COMMAND;
  delete process.env.LOG_LEVEL;
  forgetEngine();
  await data.remove();
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

test(attack('secret-error'), () => {
  expect(run).toMatchObject({ status: 'failed', error: { code: 'podman/command-failed' } });
  // The engine did say them: its words are there, without the secrets.
  expect(run.error?.logTail.join('\n')).toContain('HF_TOKEN=[redacted]');
  expect(found(JSON.stringify(run.error))).toEqual([]);
});

test(attack('secret-files'), () => {
  const files = filesBelow(path.join(data.folder, 'runs', run.id));
  expect(files.map((file) => path.basename(file))).toContain('stderr');
  for (const file of files) {
    const bytes = readFileSync(file);
    expect(found((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')), file).toEqual([]);
  }
});

test(attack('secret-database'), async () => {
  await deleteSpec(specId);
  const bytes = filesBelow(data.folder)
    .filter((file) => path.basename(file).startsWith('gpu-load.db'))
    .map((file) => readFileSync(file, 'latin1'))
    .join('');
  expect(bytes).toContain(run.id);
  expect(found(bytes)).toEqual([]);
  expect((run.options as { source: { env: unknown } }).source.env).toEqual({ DB_PASSWORD: '••••••••' });
  const env = { HF_TOKEN: secrets.specEnv, HEADER: `Bearer ${secrets.known}`, MODEL: 'x' };
  specId = await saveSpec({
    id: null,
    spec: { ...(run.spec as NonNullable<RunDetail['spec']>), env, command: ['--api-key', secrets.argument] },
  });
});

test(attack('secret-bundle'), async () => {
  const bundle = await errorBundle(run.id, { withHostname: false });
  const text = gunzipSync(await buffer(bundle!.chunks)).toString('latin1');
  expect(text).toContain('commands.json');
  expect(found(text)).toEqual([]);
});

test(attack('secret-export'), async () => {
  const sample = { arm: 'cold-start', index: 0, isWarmUp: false, cache: 'warm' };
  const options = { suite: 'cold-start-speed', specId, checkpointId: null, samples: 1, warmUps: 0, cache: 'warm' };
  await db().run.update({
    where: { id: run.id },
    data: {
      kind: 'benchmark',
      options: JSON.stringify({
        ...options,
        coolDownMs: 0,
        seed: 1,
        acceptCacheDrop: false,
        keepCheckpoint: false,
        continuesRunId: null,
      }),
    },
  });
  const child = await db().run.findUniqueOrThrow({ where: { id: run.id }, include: { commands: true } });
  const { commands, ...row } = child;
  await db().run.create({
    data: {
      ...{ ...row, id: 'sample', parentRunId: run.id, kind: 'cold-start', status: 'succeeded' },
      measurement: JSON.stringify({ sample, t3FirstTokenMs: 5 }),
      commands: { create: commands.map(({ runId: _, ...command }) => command) },
      createdAt: new Date(row.createdAt.getTime() + 1),
    },
  });
  const file = await exportBenchmark(run.id);
  if (!file) throw new Error('There is nothing to export.');
  for (const text of [JSON.stringify(file), resultsCsv(file), resultsMarkdown(file)]) {
    expect(text).toMatch(/HF_TOKEN=\\?\[redacted/);
    expect(found(text)).toEqual([]);
  }
});

test(attack('secret-share'), async () => {
  const { slug } = await makeShare({ runIds: ['sample'], showsHostname: false });
  const text = JSON.stringify(await getShared(slug));
  expect(text).toContain('cold-start');
  for (const hidden of [
    ...Object.values(secrets),
    data.folder,
    '[redacted]',
    'bad argument',
    'DB_PASSWORD',
    'HF_TOKEN',
  ]) {
    expect(text).not.toContain(hidden);
  }
});

test(attack('secret-api'), async () => {
  const text = await (await listSpecs(ownRequest('/api/specs'))).text();
  expect(text).toContain('"HF_TOKEN":"••••••••"');
  expect(text).toContain('["--api-key","••••••••"]');
  expect(found(text)).toEqual([]);
  expect(found(JSON.stringify(await getRunDetail(run.id)))).toEqual([]);
});

test(attack('secret-server-words'), async () => {
  const server = createServer((_, response) =>
    response.writeHead(401).end(`no access for ${secrets.known}\n{"api_key": "${secrets.argument}"}`),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = { host: '127.0.0.1' as const, port: (server.address() as AddressInfo).port };
  const context = new RunContext('sample', new AbortController().signal, 0, []);
  const limits = { timeoutMs: 5_000, signal: new AbortController().signal };
  const said = await requestCompletion(address, '/v1/completions', {}, limits).catch((error: unknown) => error);
  server.close();
  const { toErrorView } = await import('@/lib/errors/to-error-view');
  const error = toErrorView(said);
  expect(found(error.detail)).not.toEqual([]);
  await db().run.update({ where: { id: 'sample' }, data: { status: 'running', error: null } });
  await context.update({ status: 'failed', error });
  const stored = (await getRunDetail('sample'))?.error;
  expect(stored?.detail).toContain('[redacted]');
  expect(found(JSON.stringify(stored))).toEqual([]);
});

test(attack('spec-old'), async () => {
  const context = new RunContext('sample', new AbortController().signal, 0, []);
  // As a version stored it that allowed such a path.
  const spec = { ...demoSpec, volumes: [{ source: '/a:/etc', target: '/x', readOnly: true }] };
  await db().run.update({ where: { id: 'sample' }, data: { status: 'running' } });
  await db().runPhase.create({ data: { runId: 'sample', key: 'launch', ordinal: 0 } });
  const before = readdirSync(path.join(data.folder, 'runs')).length;
  await expect(launch(context, { spec, specId, name: 'x' })).rejects.toMatchObject({ code: 'input/invalid' });
  expect(readdirSync(path.join(data.folder, 'runs'))).toHaveLength(before);
});

test(attack('mode-logs'), async () => {
  const modeOf = (...names: string[]) => (statSync(path.join(data.folder, ...names)).mode & 0o777).toString(8);
  expect(modeOf('runs', run.id)).toBe('700');
  const jobs = readdirSync(path.join(data.folder, 'runs', run.id)).filter((name) => name.startsWith('job-'));
  expect(jobs.map((name) => modeOf('runs', run.id, name))).toEqual(jobs.map(() => '700'));
  expect(jobs.length).toBeGreaterThan(0);
  const context = new RunContext('sample', new AbortController().signal, 0, []);
  const made = path.join(data.folder, 'made-by-criu.log');
  await writeFile(made, 'what CRIU said\n');
  await keepLog(context, 'dump.log', made);
  await context.settle();
  expect([modeOf('runs', 'sample'), modeOf('runs', 'sample', 'dump.log.gz')]).toEqual(['700', '600']);
});
