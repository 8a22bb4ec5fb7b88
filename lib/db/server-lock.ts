import 'server-only';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { dataDir } from '@/lib/env';
import { AppError } from '@/lib/errors/app-error';
import { plainAdapter } from './sqlite-adapter';

// Node has no flock. SQLite has: an exclusive transaction is a lock of the kernel on this file, which dies with its
// process however it ends, and which a command that the server started does not inherit. See
// docs/decisions/013-one-server.md.
const lockName = 'server.lock';
const holderName = 'server.json';

const holderSchema = z.object({ pid: z.number(), address: z.string(), startedAt: z.string() });

/** Who holds the lock, as it wrote it down itself. */
type LockHolder = z.output<typeof holderSchema>;

const key = Symbol.for('gpu-load.server-lock');
const store = globalThis as { [key]?: Promise<() => Promise<void>> };

/**
 * Makes this process the one that works on the data folder, until it ends or the returned function is called. A
 * second call in the same process gives the same lock.
 * @param address where it can be reached, for whoever comes second.
 * @throws AppError app/second-server when another process holds it.
 */
export function holdServerLock(address: string): Promise<() => Promise<void>> {
  store[key] ??= take(address);
  store[key].catch(() => delete store[key]);
  return store[key];
}

async function take(address: string): Promise<() => Promise<void>> {
  const folder = dataDir();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await plainAdapter(path.join(folder, lockName)).connect();
  const say = (sql: string) => lock.executeRaw({ sql, args: [], argTypes: [] });
  try {
    await say('BEGIN EXCLUSIVE');
  } catch (error) {
    await lock.dispose();
    if (!isBusy(error)) throw error;
    throw secondServer(folder, await readHolder(folder));
  }
  const holder: LockHolder = { pid: process.pid, address, startedAt: new Date().toISOString() };
  const unfinished = path.join(folder, `${holderName}.part`);
  await writeFile(unfinished, `${JSON.stringify(holder)}\n`);
  await rename(unfinished, path.join(folder, holderName));
  return async () => {
    delete store[key];
    // The client closes its connection at some later time; the lock ends here.
    await say('ROLLBACK');
    await lock.dispose();
  };
}

async function readHolder(folder: string): Promise<LockHolder | null> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path.join(folder, holderName), 'utf8')));
  } catch {
    return null;
  }
}

function isBusy(error: unknown): boolean {
  const text = JSON.stringify(error, Object.getOwnPropertyNames(error ?? {})) + String(error);
  return /SQLITE_BUSY|database is locked|SocketTimeout/i.test(text);
}

function secondServer(folder: string, holder: LockHolder | null): AppError {
  if (holder === null) return new AppError('app/second-server', `Another process works on ${folder}.`);
  const { pid, address, startedAt } = holder;
  return new AppError('app/second-server', `Process ${pid} at ${address} works on ${folder} since ${startedAt}.`, {
    remedy: [
      `Use that one: ${address}`,
      `Or stop it first: Ctrl-C where it was started, or the command below.`,
      `$ kill ${pid}`,
      'Or give this one a data folder of its own: GPU_LOAD_DATA_DIR=/another/folder',
    ],
  });
}
