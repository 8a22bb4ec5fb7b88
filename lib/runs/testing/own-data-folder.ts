import 'server-only';
import { mkdir, rm, symlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { closeDatabase } from '@/lib/db/client';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { ensureBuiltinSpecs } from '@/lib/db/specs';
import { demoSpec, demoSpecId } from '@/lib/domain/builtin-specs';
import { dataDir } from '@/lib/env';
import { forgetEngine, resolveEngine } from '@/lib/host/engine/resolve';
import { ramDiskPath } from '@/lib/host/storage/ram-disk';

/**
 * For tests and benchmarks: a database and checkpoints of their own beside a server that may be up,
 * with the engine of the checkout. Recovery would interrupt that server's runs otherwise. The folder
 * lies below the data folder, because the engine sees no other.
 */
export async function ownDataFolder(name: string): Promise<{ folder: string; remove: () => Promise<void> }> {
  const { podmanCommand } = await resolveEngine();
  const folder = path.join(dataDir(), `${name}-${process.pid}`);
  await mkdir(folder, { recursive: true });
  // The engine sees one RAM disk, the checkout's.
  await mkdir(ramDiskPath(), { recursive: true });
  await symlink(ramDiskPath(), path.join(folder, 'ram'));
  process.env.GPU_LOAD_DATA_DIR = folder;
  process.env.PODMAN_COMMAND = podmanCommand.join(' ');
  delete process.env.CHECKPOINT_DIR;
  // The environment and the engine are looked up once per process; processes started here see the new ones.
  delete (globalThis as { __gpuLoadEnv?: unknown }).__gpuLoadEnv;
  forgetEngine();
  await migrateDatabase();
  await ensureLocalHost(hostname());
  await ensureBuiltinSpecs([{ id: demoSpecId, spec: demoSpec }]);
  const remove = async () => {
    await closeDatabase();
    // Work in the background may open the database once more, and its files come back while they are deleted.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  return { folder, remove };
}
