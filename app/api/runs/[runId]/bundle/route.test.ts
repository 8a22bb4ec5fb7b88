import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { list } from 'tar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueSession, sessionCookieName } from '@/lib/auth/session-cookie';
import { ownRequest } from '@/lib/auth/testing/own-request';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { addLogFile, finishCommand, startCommand } from '@/lib/db/run-commands';
import { appendLog } from '@/lib/db/run-events';
import { createRun, updateRun } from '@/lib/db/runs';
import { ensureBuiltinSpecs } from '@/lib/db/specs';
import { saveTestbed } from '@/lib/db/testbeds';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { AppError } from '@/lib/errors/app-error';
import { toErrorView } from '@/lib/errors/to-error-view';
import { paths } from '@/lib/paths';
import { GET } from './route';

const unzip = promisify(gunzip);

// None of them was redacted when it was stored: the bundle must not rely on that.
const secrets = {
  specEnv: 'hunter2-of-the-spec',
  quoted: 'pass"word\\with-quotes',
  argv: 'argv-api-key-0123456789',
  log: 'hf_abcdefghijklmnopqrstuvwxyz012345',
  bearer: 'bearer-abcdefgh12345678',
  file: 'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
  stderr: 'nvapi-abcdefghijklmnopqrstuvwxyz0123',
  option: 'option-secret-value',
  server: 'token-of-this-very-server',
};
const hostname = 'gpu-node-17.lab.example';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
let runId = '';
beforeAll(async () => {
  data = await freshDataFolder();
  process.env.GPU_LOAD_TOKEN = secrets.server;
  await migrateDatabase();
  await ensureLocalHost(hostname);
  const spec = { ...demoSpec, name: 'secretive', env: { HF_TOKEN: secrets.specEnv, DB_PASSWORD: secrets.quoted } };
  await ensureBuiltinSpecs([{ id: 'secretive', spec }]);
  const facts = { cpuModel: 'x', cpuCount: 1, memoryTotalBytes: 1, kernel: '6.18', distribution: 'd' };
  const versions = { podman: '5.8.6', runtime: 'runc 1.3.6', criu: '4.2', cudaPlugin: null, gpuDriver: null };
  const testbedId = await saveTestbed({
    ...{ hostname, engineKind: 'embedded', gpus: [], transparentHugePages: null, cgroupMode: null },
    ...facts,
    ...versions,
  });
  const run = await createRun({
    kind: 'restore',
    title: 'Restore',
    hostId: 'local',
    spec,
    options: { password: secrets.option, note: `copied from ${hostname}` },
    phases: ['preflight', 'restore'],
  });
  runId = run.id;
  const argv = ['podman', 'run', '--api-key', secrets.argv, '-e', `DB_PASSWORD=${secrets.quoted}`, 'image'];
  const ordinal = await startCommand(runId, { argv });
  const stderrTail = `error: ${secrets.stderr} was refused\n${secrets.specEnv}\n`;
  await finishCommand(runId, ordinal, { exitCode: 125, durationMs: 5, stdoutTail: '', stderrTail });
  await appendLog(runId, [
    { source: 'container', text: `login with ${secrets.log} on ${hostname}` },
    { source: 'container', text: `Authorization: Bearer ${secrets.bearer}` },
    { source: 'container', text: `the spec says ${secrets.quoted}, the server ${secrets.server}` },
  ]);
  const file = path.join(data.folder, 'runs', runId, 'restore.log.gz');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await promisify(gzip)(`(00.1) pid 1 env GH=${secrets.file} at gpu-node-17\n`));
  await addLogFile(runId, { name: 'restore.log', path: file, sizeBytes: 1 });
  const error = new AppError('criu/restore-failed', `It failed on ${hostname} with ${secrets.specEnv}.`, {
    decisiveLine: `token ${secrets.log}`,
  });
  await updateRun(runId, { status: 'running', startedAt: new Date(), testbedId });
  await updateRun(runId, { status: 'failed', finishedAt: new Date(), error: toErrorView(error) });
});
afterAll(async () => {
  delete process.env.GPU_LOAD_TOKEN;
  await data.remove();
});

// The token of the server is one of the secrets here, so its routes ask for a session.
function session() {
  const value = issueSession(process.env.GPU_LOAD_TOKEN ?? '', Date.now());
  return { headers: { cookie: `${sessionCookieName}=${value}` } };
}

async function bundle(query: Record<string, string> = {}) {
  const request = ownRequest(paths.api.runBundle(runId, query), session());
  const response = await GET(request, { params: Promise.resolve({ runId }) });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/gzip');
  const packed = Buffer.from(await response.arrayBuffer());
  const file = path.join(data.folder, 'bundle.tar.gz');
  await writeFile(file, packed);
  const entries = new Map<string, string>();
  await list({
    file,
    strict: true,
    onReadEntry: (entry) => {
      const chunks: Buffer[] = [];
      entry.on('data', (chunk: Buffer) => chunks.push(chunk));
      entry.on('end', () =>
        entries.set(entry.path.split('/').slice(1).join('/'), Buffer.concat(chunks).toString('utf8')),
      );
    },
  });
  return { bytes: (await unzip(packed)).toString('utf8'), entries };
}

test('no byte of a bundle has a secret or the name of the host', async () => {
  const { bytes } = await bundle();
  for (const [where, secret] of Object.entries(secrets)) {
    expect(bytes.includes(secret), where).toBe(false);
    expect(bytes.includes(JSON.stringify(secret).slice(1, -1)), `${where}, escaped`).toBe(false);
  }
  for (const name of [hostname, 'gpu-node-17', os.hostname()]) expect(bytes.includes(name), name).toBe(false);
});

test('it has the run, its options, machine, versions, commands, logs and the verdict, and a reader can unpack it', async () => {
  const { entries } = await bundle();
  const json = (name: string) => JSON.parse(entries.get(name) ?? '') as Record<string, unknown>;
  expect(json('run.json')).toMatchObject({ format: 'gpu-load-bundle', version: 1, id: runId, status: 'failed' });
  expect(json('testbed.json')).toMatchObject({ kernel: '6.18', hostname: null });
  expect(json('versions.json')).toMatchObject({ criu: '4.2', podman: '5.8.6' });
  const argv = ['podman', 'run', '--api-key', '[redacted]', '-e', 'DB_PASSWORD=[redacted]', 'image'];
  expect(json('commands.json')).toMatchObject([{ exitCode: 125, argv }]);
  expect(json('verdict.json')).toMatchObject({ code: 'criu/restore-failed', catalogue: { status: 500 } });
  expect(json('options.json')).toEqual({ password: '[redacted]', note: 'copied from [host]' });
  expect(entries.get('log.txt')?.split('\n')).toHaveLength(4);
  expect(entries.get('logs/restore.log')).toContain('(00.1) pid 1 env');
});

test('the name of the host stays when it is asked for', async () => {
  const { entries } = await bundle({ hostname: '1' });
  expect(entries.get('testbed.json')).toContain(hostname);
  expect(entries.get('log.txt')).toContain(hostname);
});

test('there is no bundle of a run that does not exist', async () => {
  const request = ownRequest('/api/runs/none/bundle', session());
  expect((await GET(request, { params: Promise.resolve({ runId: 'none' }) })).status).toBe(404);
});
