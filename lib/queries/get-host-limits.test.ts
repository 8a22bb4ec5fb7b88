import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';
import { forgetEngine } from '@/lib/host/engine/resolve';
import { getHostLimits } from './get-host-limits';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
beforeAll(async () => {
  vi.stubEnv('ENGINE', 'embedded');
  vi.stubEnv('PODMAN_COMMAND', '');
  data = await freshDataFolder();
  forgetEngine();
  await migrateDatabase();
  await ensureLocalHost('test');
});
afterAll(async () => {
  await data.remove();
  vi.unstubAllEnvs();
  forgetEngine();
});

test('a host whose engine was not built has no limits, and the page that asks for them lives on', async () => {
  expect(await getHostLimits()).toEqual({ limits: null, hasOlder: false, underWay: null, benchmark: null });
});
