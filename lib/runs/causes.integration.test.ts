import { chmod, mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { getCheckpointRecord, updateCheckpoint } from '@/lib/db/checkpoints';
import { getRunDetail } from '@/lib/db/runs';
import { ensureBuiltinSpecs } from '@/lib/db/specs';
import { demoSpec, demoSpecId } from '@/lib/domain/builtin-specs';
import {
  createCheckpointInputSchema,
  restoreInputSchema,
  type DumpOptions,
  type RestoreOptions,
} from '@/lib/domain/options';
import type { Spec } from '@/lib/domain/spec';
import type { RunDetail } from '@/lib/domain/views';
import { errorCodes, type ErrorCode } from '@/lib/errors/codes';
import { forgetEngine } from '@/lib/host/engine/resolve';
import { archiveFileName } from '@/lib/host/podman/dump-args';
import { podman, podmanOrThrow } from '@/lib/host/podman/podman';
import { exec } from '@/lib/host/process/exec';
import { cancelRun, submitRun, whenFinished } from './orchestrator';
import type { RunRequest } from './request';
import { checkpointLayout } from './dump';
import { ownDataFolder } from './testing/own-data-folder';
import { ended } from './testing/ended';

// Every cause the catalogue began with, provoked on the real engine through the product: the run must end as
// failed, with this very code and with words to act on. Where the engine has to lack something, a wrapper around
// its real command takes it away.
const container = `causes-${process.pid}`;
const others = ['port', 'locks', 'ghost', 'health', 'exits', 'canceled', 'bare', 'full'].map(
  (name) => `${container}-${name}`,
);
let own: Awaited<ReturnType<typeof ownDataFolder>> | null = null;
const secret = 'correct-horse-battery';
let firstId = '';
let portHolder: Server | null = null;
let portTaken = 0;

beforeAll(async () => {
  own = await ownDataFolder('causes');
  portHolder = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => portHolder?.once('listening', resolve));
  const address = portHolder.address();
  portTaken = typeof address === 'object' && address ? address.port : 0;
  const startUp = async (name: string, script: string): Promise<Partial<Spec>> => {
    const folder = path.join(own?.folder ?? '', name);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'sitecustomize.py'), script);
    return { env: { PYTHONPATH: '/start-up' }, volumes: [{ source: folder, target: '/start-up', readOnly: true }] };
  };
  const said = await startUp('exits', "import os\nprint('with', os.environ['MODEL_TOKEN'], flush=True)\n");
  const variants: Record<string, Partial<Spec>> = {
    'port-taken': { port: { containerPort: 8000, hostPort: portTaken } },
    'no-image': { image: 'localhost/no/such:1' },
    locks: await startUp('locks', "import fcntl, sys\nsys.held = open('/tmp/held', 'w')\nfcntl.flock(sys.held, 2)\n"),
    ghost: await startUp(
      'ghost',
      "import os, sys\nsys.held = open('/tmp/ghost', 'wb')\nsys.held.write(bytes(3 << 20))\nsys.held.flush()\nos.unlink('/tmp/ghost')\n",
    ),
    // On the host's network, where the port that the server wants is taken: the server itself ends. Before, it says
    // what it should not.
    exits: {
      ...said,
      network: 'host',
      env: { ...said.env, PORT: String(portTaken), MODEL_TOKEN: secret },
      port: { containerPort: portTaken, hostPort: null },
    },
    'never-healthy': { healthPath: '/no-such-path', healthTimeoutMs: 6_000 },
  };
  await ensureBuiltinSpecs(
    Object.entries(variants).map(([id, patch]) => ({ id, spec: { ...demoSpec, ...patch, name: id } })),
  );
  const made = await ended(fromSpec('first', demoSpecId, container));
  firstId = made.checkpointId ?? '';
});

afterAll(async () => {
  portHolder?.close();
  await podman(['rm', '--force', '--ignore', '--time', '0', container, ...others], { timeoutMs: 60_000 });
  await own?.remove();
});

it('the container does not exist', () => expectFailure(fromContainer('no-such-container'), 'podman/container-missing'));

it('the server ends while it starts: the run keeps what the server wrote, and the line that says why', async () => {
  const { error, testbed } = await expectFailure(coldStart('exits', `${container}-exits`), 'server/exited');
  await podman(['rm', '--force', `${container}-exits`]);
  expect(testbed?.podman).toMatch(/^\d/);
  expect(error?.decisiveLine).toMatch(/OSError: \[Errno 98\] Address already in use/);
  expect(error?.detail).toMatch(/exit code 1/);
  expect(error?.remedy).toContain('$ ss -ltnp');
  expect(error?.logTail.join('\n')).toMatch(/Traceback/);
});

it(attack('secret-container-log'), async () => {
  const { error } = await expectFailure(coldStart('exits', `${container}-exits`), 'server/exited');
  expect(error?.logTail.join('\n')).toMatch(/^with \[redacted\]$/m);
  expect(JSON.stringify(error)).not.toContain(secret);
});

it('the container is not running', () => expectFailure(fromContainer(container), 'podman/not-running'));

it('the container name is taken', () => expectFailure(coldStart(demoSpecId, container), 'podman/name-in-use'));

it('the port is taken', () => expectFailure(coldStart('port-taken', `${container}-port`), 'podman/port-taken'));

it('the image is not there', () => expectFailure(coldStart('no-image', `${container}-bare`), 'podman/image-missing'));

it('a client is connected at the dump', async () => {
  await ended(restore(firstId));
  await expectFailure(fromContainer(container, {}, true), 'criu/established-tcp');
});

it('the server holds file locks', () =>
  expectFailure(fromSpec('locks', 'locks', `${container}-locks`), 'criu/file-locks'));

it('the server holds a large deleted file', () =>
  expectFailure(fromSpec('ghost', 'ghost', `${container}-ghost`), 'criu/ghost-file'));

it('the server never becomes healthy', () =>
  expectFailure(coldStart('never-healthy', `${container}-health`), 'server/health-timeout'));

it('the restored server never becomes healthy', async () => {
  const { specSnapshot } = await record(firstId);
  const deaf = { ...specSnapshot, healthPath: '/no-such-path', healthTimeoutMs: 1_500 };
  await updateCheckpoint(firstId, { specSnapshot: deaf });
  await expectFailure(restore(firstId, { stopFirst: true }), 'server/health-timeout');
  await updateCheckpoint(firstId, { specSnapshot });
});

it('the container is running when it is to be restored', () => expectFailure(restore(firstId), 'podman/is-running'));

it('an archive was cut short', async () => {
  const made = await ended(fromContainer(container, { form: 'archive' }));
  const archive = await record(made.checkpointId ?? '');
  await truncate(path.join(archive.path, archiveFileName(archive.options)), 4_000_000);
  await expectFailure(restore(archive.id, { newName: `${container}-bare` }), 'archive/corrupt');
});

it('the disk has no room', async () => {
  const small = path.join(own?.folder ?? '', 'small');
  await mkdir(small);
  await exec(['mount', '-t', 'tmpfs', '-o', 'size=8m', 'gpu-load-test', small]);
  try {
    await withEnvironment({ CHECKPOINT_DIR: small }, () =>
      expectFailure(fromSpec('full', demoSpecId, `${container}-full`), 'disk/full'),
    );
  } finally {
    await exec(['umount', small]);
  }
});

it('the run is cancelled', async () => {
  const { runId } = await submitRun(coldStart(demoSpecId, `${container}-canceled`));
  cancelRun(runId);
  await whenFinished(runId);
  expect(await getRunDetail(runId)).toMatchObject({ status: 'canceled', error: { code: 'run/canceled' } });
});

it('CRIU is missing', async () => {
  await ended(restore(firstId, { stopFirst: true }));
  // Debian keeps criu in sbin and everything else that is needed in bin too.
  const wrapper = await wrapperOf('no-criu', 'PATH=/usr/bin:/bin HOME=/root LANG=C.UTF-8 podman');
  await withEnvironment({ PODMAN_COMMAND: wrapper }, () => expectFailure(fromContainer(container), 'criu/missing'));
});

it('the OCI runtime cannot checkpoint', async () => {
  const runtime = path.join(own?.folder ?? '', 'runtime-without-criu');
  // What podman asks a runtime is whether it knows the command; all the rest is the real runc.
  const script =
    '#!/bin/sh\n[ "$1" = checkpoint ] && { echo unknown command >&2; exit 1; }\nexec /usr/sbin/runc "$@"\n';
  await writeFile(runtime, script);
  await chmod(runtime, 0o755);
  const paths = 'PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/bin HOME=/root LANG=C.UTF-8';
  const wrapper = await wrapperOf('no-checkpoint', `${paths} podman --runtime ${runtime}`);
  await withEnvironment({ PODMAN_COMMAND: wrapper }, async () => {
    await podmanOrThrow(['rm', '--force', '--ignore', '--time', '0', `${container}-bare`], { timeoutMs: 60_000 });
    await expectFailure(fromSpec('bare', demoSpecId, `${container}-bare`), 'criu/runtime-without-criu');
  });
});

it('the files of the checkpoint are gone', async () => {
  const { path: folder } = await record(firstId);
  await rm(checkpointLayout(folder).imagesDir, { recursive: true });
  await expectFailure(restore(firstId, { stopFirst: true }), 'checkpoint/lost');
});

async function expectFailure(request: RunRequest, code: ErrorCode): Promise<RunDetail> {
  const run = await ended(request);
  expect({ status: run.status, code: run.error?.code, detail: run.error?.detail }).toMatchObject({
    status: 'failed',
    code,
  });
  expect(run.error).toMatchObject({ title: errorCodes[code].title });
  expect(run.error?.remedy.length).toBeGreaterThan(0);
  return run;
}

async function record(checkpointId: string) {
  const found = await getCheckpointRecord(checkpointId);
  if (!found) throw new Error(`There is no checkpoint ${checkpointId}.`);
  return found;
}

function fromSpec(name: string, specId: string, containerName: string): RunRequest {
  const source = { type: 'spec', specId, containerName };
  return { kind: 'checkpoint', input: createCheckpointInputSchema.parse({ source, name, options: {} }) };
}

function fromContainer(name: string, options: Partial<DumpOptions> = {}, hasClient = false): RunRequest {
  const source = { type: 'container', container: name };
  const input = createCheckpointInputSchema.parse({ source, name: 'cause', hasClient, options });
  return { kind: 'checkpoint', input };
}

function coldStart(specId: string, containerName: string): RunRequest {
  return { kind: 'cold-start', input: { specId, containerName } };
}

function restore(checkpointId: string, options: Partial<RestoreOptions> = {}): RunRequest {
  return { kind: 'restore', input: restoreInputSchema.parse({ checkpointId, options }) };
}

/** The engine's own wrapper with another end of its last line. */
async function wrapperOf(name: string, command: string): Promise<string> {
  const { stdout } = await exec(['cat', (process.env.PODMAN_COMMAND ?? '').split(' ')[0] ?? '']);
  const file = path.join(own?.folder ?? '', name);
  await writeFile(file, stdout.replace(/PATH=.* podman "\$@"/s, `${command} "$@"`));
  await chmod(file, 0o755);
  return file;
}

async function withEnvironment(changed: Record<string, string>, work: () => Promise<unknown>): Promise<void> {
  const before = Object.fromEntries(Object.keys(changed).map((name) => [name, process.env[name]]));
  const apply = (values: Record<string, string | undefined>) => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    delete (globalThis as { __gpuLoadEnv?: unknown }).__gpuLoadEnv;
    forgetEngine();
  };
  apply(changed);
  try {
    await work();
  } finally {
    apply(before);
  }
}
