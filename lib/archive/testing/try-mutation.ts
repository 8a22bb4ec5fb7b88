import 'server-only';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { extract } from 'tar';
import { countPages } from '@/lib/archive/memory/count-pages';
import { searchPages } from '@/lib/archive/memory/search-pages';
import type { CheckpointSource } from '@/lib/archive/source/walk-checkpoint';
import { isAppError } from '@/lib/errors/app-error';
import { mutate } from './mutate';
import { viewOf, withoutZstd } from './recorded-checkpoint';

export interface Outcome {
  /** `shown`: there is a view, and its kinds add up; else the code of the error. */
  result: string;
  durationMs: number;
}

/**
 * Reads one mutated archive: its contents, and every third is searched, every third counted; every tenth is unpacked
 * and read as a folder as well.
 * @throws Error, with the seed and what was mutated, on anything but a view that adds up or an AppError.
 */
export async function tryMutation(tar: Buffer, seed: number, scratch: string): Promise<Outcome> {
  const { what, bytes } = mutate(tar, seed);
  const file = path.join(scratch, 'archive.tar');
  await writeFile(file, bytes);
  const before = (await readdir(scratch)).join();
  const startedAt = performance.now();
  try {
    const result = await readIn({ form: 'archive', file }, seed);
    if (seed % 10 === 0) await tryAsFolder(file, path.join(scratch, 'folder'), seed);
    if ((await readdir(scratch)).join() !== before) throw new Error('A file was written.');
    return { result, durationMs: performance.now() - startedAt };
  } catch (error) {
    throw new Error(`Seed ${seed} (${what}): ${error instanceof Error ? error.stack : String(error)}`, {
      cause: error,
    });
  }
}

async function readIn(source: CheckpointSource, seed: number): Promise<string> {
  const result = await outcome(async () => {
    const view = await viewOf(source);
    const sum = view.bytesByKind.reduce((total, { sizeBytes }) => total + sizeBytes, 0);
    if (sum !== view.source.contentBytes) throw new Error(`The kinds are ${sum} of ${view.source.contentBytes} bytes.`);
    JSON.stringify(view);
  });
  if (seed % 3 === 0) await outcome(() => readAll(searchPages(source, Buffer.from('GREETING'), withoutZstd)));
  if (seed % 3 === 1) await outcome(() => readAll(countPages(source, withoutZstd)));
  return result;
}

async function readAll(steps: AsyncIterable<unknown>): Promise<void> {
  for await (const step of steps) void step;
}

async function outcome(read: () => Promise<void>): Promise<string> {
  try {
    await read();
    return 'shown';
  } catch (error) {
    if (isAppError(error) && error.code.startsWith('archive/')) return error.code;
    throw error;
  }
}

// The unpacker keeps to its folder; what it leaves there is as damaged as the archive was.
async function tryAsFolder(file: string, folder: string, seed: number): Promise<void> {
  await mkdir(folder);
  try {
    extract({ file, cwd: folder, preserveOwner: false, sync: true });
  } catch {
    // What was unpacked before the damage is tried all the same.
  }
  await readIn({ form: 'folder', folder }, seed);
  await rm(folder, { recursive: true });
}
