import 'server-only';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { closeDatabase } from '../client';

/** For tests: points the product at an empty data folder. @returns the folder and how to take it away. */
export async function freshDataFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  await closeDatabase();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gpu-load-db-'));
  process.env.GPU_LOAD_DATA_DIR = folder;
  // The environment is read once per process; a test that wants another folder makes it forget.
  delete (globalThis as { __gpuLoadEnv?: unknown }).__gpuLoadEnv;
  const remove = async () => {
    await closeDatabase();
    // Work in the background may open the database once more, and its files come back while they are deleted.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  return { folder, remove };
}
