import 'server-only';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FailedPhase } from '@/lib/diagnosis/cause';
import { cutAtLines } from './cut-at-lines';
import type { LogBlock, LogIndex } from './log-index';
import { LogScanner } from './log-scanner';
import { redactBlock } from './redact-block';

const compress = promisify(gzip);
/** Blocks that are packed at one time, each in a thread: enough for a small machine, and few megabytes. */
const blocksAtOnce = 3;

/** Where the index of a packed log lies. */
export const indexFileOf = (file: string): string => `${file}.index`;

/**
 * Writes a log into `file` as gzip members of about 1 MiB of text each, so that `zcat` reads it and any part of it can
 * be read alone, and its index beside it; secrets are replaced on the way. Both appear whole or not at all. Memory
 * does not depend on the length of the log.
 */
export async function packLog(
  file: string,
  {
    chunks,
    phase,
    secrets = [],
  }: { chunks: AsyncIterable<Buffer>; phase: FailedPhase | null; secrets?: readonly string[] },
): Promise<LogIndex> {
  const part = `${file}.part`;
  const scanner = new LogScanner(phase);
  const blocks: LogBlock[] = [];
  const handle = await open(part, 'w', 0o600);
  let at = 0;
  const waiting: { packed: Promise<Buffer>; scanned: Omit<LogBlock, 'at' | 'bytes'> }[] = [];
  const writeFirst = async () => {
    const first = waiting.shift();
    if (!first) return;
    const bytes = await first.packed;
    await handle.appendFile(bytes);
    blocks.push({ ...first.scanned, at, bytes: bytes.length });
    at += bytes.length;
  };
  try {
    for await (const raw of cutAtLines(chunks)) {
      const block = redactBlock(raw, secrets);
      const packed = compress(block);
      // It is waited for later; a failure must not be taken for one that nobody waits for.
      packed.catch(() => undefined);
      waiting.push({ packed, scanned: scanner.scan(block) });
      if (waiting.length >= blocksAtOnce) await writeFirst();
    }
    while (waiting.length > 0) await writeFirst();
    await handle.close();
    const index = scanner.index(at, blocks);
    // An old index must never stand beside a new log.
    await rm(indexFileOf(file), { force: true });
    await rename(part, file);
    await writeIndex(file, index);
    return index;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

async function writeIndex(file: string, index: LogIndex): Promise<void> {
  const part = `${indexFileOf(file)}.part`;
  await writeFile(part, await compress(JSON.stringify(index)), { mode: 0o600 });
  await rename(part, indexFileOf(file));
}
