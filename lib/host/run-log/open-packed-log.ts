import 'server-only';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import type { FailedPhase } from '@/lib/diagnosis/cause';
import { AppError } from '@/lib/errors/app-error';
import { logIndexSchema, type LogIndex } from './log-index';
import type { OpenLog } from './open-log';
import { indexFileOf, packLog } from './pack-log';
import { LastUsed } from './last-used';
import { longestLineBytes } from './cut-at-lines';

const decompress = promisify(gunzip);
/** An index of 4 GiB of text has some megabytes. */
const maxIndexBytes = 256 * 1024 * 1024;

const opened = new LastUsed<Promise<{ index: LogIndex; state: string }>>('packed-logs', 8);

/**
 * Opens a packed log of a run that has ended. One without an index (an earlier version's, or its index is lost) is
 * packed again first, which changes nothing that can be read in it.
 */
export async function openPackedLog(file: string, phase: FailedPhase | null): Promise<OpenLog> {
  const found = await stat(file).catch(() => null);
  if (found === null) throw notFound(file);
  const state = `${file} ${found.ino} ${found.size} ${found.mtimeMs}`;
  const known = opened.get(state) ?? opened.put(state, indexed(file, phase));
  known.catch(() => opened.forget(state));
  const { index, state: stateNow } = await known;
  // Packing again made another file.
  if (stateNow !== state && opened.get(stateNow) === undefined) opened.put(stateNow, known);
  return { index, state: stateNow, readBlock: (block) => readPacked(file, index, block) };
}

async function indexed(file: string, phase: FailedPhase | null): Promise<{ index: LogIndex; state: string }> {
  const index = (await readIndex(file)) ?? (await packAgain(file, phase));
  const { ino, size, mtimeMs } = await stat(file);
  return { index, state: `${file} ${ino} ${size} ${mtimeMs}` };
}

async function readIndex(file: string): Promise<LogIndex | null> {
  try {
    const json = await decompress(await readFile(indexFileOf(file)), { maxOutputLength: maxIndexBytes });
    return logIndexSchema.parse(JSON.parse(json.toString('utf8')));
  } catch {
    return null;
  }
}

async function packAgain(file: string, phase: FailedPhase | null): Promise<LogIndex> {
  try {
    return await packLog(file, { chunks: unpacked(file), phase });
  } catch (error) {
    const detail = `${path.basename(file)} cannot be unpacked: ${error instanceof Error ? error.message : 'unknown'}.`;
    throw new AppError('run/log-damaged', detail, { cause: error });
  }
}

async function* unpacked(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const text = createGunzip();
  source.on('error', (error) => text.destroy(error));
  for await (const chunk of source.pipe(text)) yield chunk as Buffer;
}

async function readPacked(file: string, index: LogIndex, place: number): Promise<Buffer> {
  const block = index.blocks[place];
  if (!block) return Buffer.alloc(0);
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) throw notFound(file);
  try {
    const bytes = Buffer.alloc(block.bytes);
    const { bytesRead } = await handle.read(bytes, 0, block.bytes, block.at);
    const text = await decompress(bytes.subarray(0, bytesRead), { maxOutputLength: 2 * longestLineBytes });
    if (text.length === block.textBytes) return text;
    throw new Error('it has another length than its index says');
  } catch (error) {
    const firstLine = index.blocks.slice(0, place).reduce((sum, { lines }) => sum + lines, 1);
    const detail = `Lines ${firstLine} to ${firstLine + block.lines - 1} of ${path.basename(file)} cannot be read: ${error instanceof Error ? error.message : 'unknown'}.`;
    throw new AppError('run/log-damaged', detail, { cause: error });
  } finally {
    await handle.close();
  }
}

function notFound(file: string): AppError {
  return new AppError('run/log-not-found', `${path.basename(file)} is no longer on the disk.`);
}
