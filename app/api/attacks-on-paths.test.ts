import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET as readLogFile } from '@/app/api/runs/[runId]/logs/[file]/route';
import { GET as followLog } from '@/app/api/containers/[name]/log/route';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { everyRoute } from '@/lib/auth/testing/every-route';
import { ownRequest } from '@/lib/auth/testing/own-request';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { addLogFile } from '@/lib/db/run-commands';
import { createRun } from '@/lib/db/runs';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';

const script = '<!doctype html><script>alert(1)</script>\n';
let data: Awaited<ReturnType<typeof freshDataFolder>>;
let runId = '';
beforeAll(async () => {
  data = await freshDataFolder();
  // An engine that leaves a mark when it is started.
  const podman = path.join(data.folder, 'podman');
  await writeFile(podman, `#!/bin/sh\ntouch "${data.folder}/podman-was-started"\nexit 125\n`);
  await chmod(podman, 0o755);
  process.env.PODMAN_COMMAND = podman;
  process.env.ENGINE = 'system';
  await migrateDatabase();
  await ensureLocalHost('test');
  const run = await createRun({ kind: 'restore', title: 'x', hostId: 'local', options: {}, phases: [] });
  runId = run.id;
  const file = path.join(data.folder, 'runs', runId, 'restore.log.gz');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, gzipSync(script));
  await addLogFile(runId, { name: 'restore.log', path: file, sizeBytes: 1 });
});
afterAll(async () => {
  delete process.env.PODMAN_COMMAND;
  delete process.env.ENGINE;
  await data.remove();
});

const upwards = [
  ...['../../../etc/passwd', '..', '.', '/etc/passwd', '..%2F..%2Fetc%2Fpasswd', '%2e%2e', 'a/../b', '....//'],
  ...['a\u0000', 'a\n', '-f', '--all', 'C:\\x', '\\\\host\\x', '${HOME}', 'x'.repeat(5_000), 'A/', ' ', ''],
];

test(attack('id-path'), async () => {
  const wrong: string[] = [];
  for (const { path: address, params, handlers } of await everyRoute()) {
    for (const [method, handler] of Object.entries(handlers)) {
      for (const id of Object.keys(params).length === 0 ? [] : upwards) {
        const ids = Object.fromEntries(Object.keys(params).map((name) => [name, id]));
        const init = method === 'GET' ? {} : { method, body: '{}', headers: { 'content-type': 'application/json' } };
        const request = ownRequest(`${address}?with=x&pid=1&q=x`, init);
        const { status } = await handler(request, { params: Promise.resolve(ids) });
        if (status !== 404 && status !== 400) wrong.push(`${method} ${address} with ${JSON.stringify(id)}: ${status}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

const logFile = (file: string) => readLogFile(ownRequest('/api/x'), { params: Promise.resolve({ runId, file }) });

test(attack('log-name-path'), async () => {
  const names = [
    ...upwards,
    ...[
      'restore.log.gz',
      '../gpu-load.db',
      '../../gpu-load.db',
      './restore.log',
      'restore.log\u0000.gz',
      'RESTORE.LOG',
    ],
    ...[`../${runId}/restore.log`, path.join(data.folder, 'gpu-load.db'), 'restore.log/', '%', '_'],
  ];
  for (const name of names) expect((await logFile(name)).status, JSON.stringify(name)).toBe(404);
  expect((await logFile('restore.log')).status).toBe(200);
});

test(attack('file-sniffed'), async () => {
  const answer = await logFile('restore.log');
  expect(await answer.text()).toBe(script);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  // The gate adds X-Content-Type-Options: nosniff to every answer; its own attack looks at that.
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${runId}-restore.log"`);
});

test(attack('container-name-path'), async () => {
  for (const name of upwards) {
    const { status } = await followLog(ownRequest('/api/x'), { params: Promise.resolve({ name }) });
    expect(status, JSON.stringify(name)).toBe(404);
  }
  expect(existsSync(path.join(data.folder, 'podman-was-started'))).toBe(false);
});
