import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { extract } from 'tar';
import { beforeAll, expect, test } from 'vitest';
import { recordedCheckpoint } from '@/lib/archive/testing/recorded-checkpoint';
import { ownRequest } from '@/lib/auth/testing/own-request';
import { createCheckpoint } from '@/lib/db/checkpoints';
import { testDatabase } from '@/lib/db/testing/test-database';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { dumpOptionsSchema } from '@/lib/domain/options';
import { paths } from '@/lib/paths';
import * as route from './route';

const id = 'recorded';
const data = testDatabase();
beforeAll(async () => {
  const recorded = await recordedCheckpoint();
  const folder = path.join(data.folder, id);
  await mkdir(folder);
  await extract({ file: recorded.plain.file, cwd: folder, preserveOwner: false });
  await recorded.remove();
  await createCheckpoint({
    ...{ id, hostId: 'local', name: id, note: '', state: 'ready', isGolden: false, form: 'directory' },
    ...{ compression: 'none', storage: 'disk', specId: null, specName: null, specSnapshot: demoSpec },
    ...{ containerId: 'c', containerName: 'c', imageName: 'i', imageId: 'i', path: folder, sizeBytes: 1 },
    ...{ layerBytes: 0, createdByRunId: null, reference: null, options: dumpOptionsSchema.parse({}) },
    engineFacts: { userdataDir: '/u', upperDir: '/l', network: 'bridge', hostPort: null },
  });
});

const search = (body: string, init: RequestInit = {}) =>
  route.POST(ownRequest(paths.api.checkpointSearch(id), { method: 'POST', body, ...init }), {
    params: Promise.resolve({ checkpointId: id }),
  });
const secret = JSON.stringify({ q: 'hf_notAReal' });

test('what the body asks for is found, the last line says that all was read', async () => {
  const response = await search(secret);
  expect(response.headers.get('content-type')).toContain('application/x-ndjson');
  const lines = (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(lines).toContainEqual(
    expect.objectContaining({ hit: expect.objectContaining({ match: 'hf_notAReal' }) as unknown }),
  );
  expect(lines.at(-1)).toMatchObject({ type: 'done', isLimited: false });
});

test('there is no way to ask by an address', () => {
  expect(Object.keys(route)).toEqual(['POST']);
});

test.each([
  ['another origin', { origin: 'http://evil.example' }],
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a sandboxed frame', { origin: 'null' }],
])('a search from %s is refused', async (_, headers) => {
  const response = await search(secret, { headers });
  expect(response.status).toBe(403);
  expect(await response.text()).not.toContain('match');
});

test.each(['', 'q=hf_notAReal', '{}', '{"q":""}', '{"q":"a","more":1}', '{"q":"zz","as":"hex"}', '[]'])(
  'the body %j is answered with what is wrong with it',
  async (body) => {
    const response = await search(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'input/invalid' } });
  },
);

test('the search ends when its reader goes away', async () => {
  const reader = (await search(JSON.stringify({ q: '00', as: 'hex', limit: 10_000 }))).body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  await reader?.cancel();
  expect((await reader?.read())?.done).toBe(true);
});
