import 'server-only';
import { hostname } from 'node:os';
import { demoSpec, demoSpecId, vllmSpec, vllmSpecId } from '@/lib/domain/builtin-specs';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { holdServerLock } from '@/lib/db/server-lock';
import { ensureBuiltinSpecs } from '@/lib/db/specs';
import { assertSafeListening, env } from '@/lib/env';
import { log } from '@/lib/log';
import { writeProfileWithoutIoUring } from '@/lib/host/engine/seccomp-profile';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { collectEarly } from '@/lib/host/process/collect-early';
import { resumeManifests } from './manifest';
import { recover } from './recovery';
import { startRetention } from './retention';
import { startSchedules } from './schedules';
import { currentTestbedId } from './testbed-of';

/**
 * Makes the server ready: the only one on its data folder, a migrated database, built-in specs, and no run that claims
 * to be under way.
 * @throws AppError app/second-server
 */
export async function boot(): Promise<void> {
  collectEarly();
  assertSafeListening();
  const { MODEL_ID, CONT_NAME, API_PORT, HEALTH_CHECK_TIMEOUT, HOST, PORT } = env();
  // Before anything is read or written: recovery by a second server would interrupt the first one's runs.
  await holdServerLock(addressOf(HOST, PORT));
  await migrateDatabase();
  await ensureLocalHost(hostname());
  await ensureBuiltinSpecs([
    { id: demoSpecId, spec: demoSpec },
    {
      id: vllmSpecId,
      spec: vllmSpec({
        modelId: MODEL_ID,
        name: CONT_NAME,
        apiPort: API_PORT,
        healthTimeoutMs: HEALTH_CHECK_TIMEOUT * 1000,
        seccompProfile: await writeProfileWithoutIoUring(),
      }),
    },
  ]);
  await recover();
  startSchedules();
  resumeManifests();
  startRetention();
  // Not waited for: a host without an engine still shows its pages, which say what is missing.
  void resolveEngine()
    .then(() => currentTestbedId())
    .catch((error: unknown) => log().warn({ err: error }, 'the engine is not up'));
}

const addressOf = (host: string, port: number) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
