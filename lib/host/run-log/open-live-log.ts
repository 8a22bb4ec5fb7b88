import 'server-only';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { FailedPhase } from '@/lib/diagnosis/cause';
import { AppError } from '@/lib/errors/app-error';
import { blockBytes, longestLineBytes } from './cut-at-lines';
import { LastUsed } from './last-used';
import type { LogBlock } from './log-index';
import { LogScanner, type ScannedBlock } from './log-scanner';
import type { OpenLog } from './open-log';
import { redactBlock } from './redact-block';

/** A file that is written meanwhile, as far as it was read. */
interface Followed {
  scanner: LogScanner;
  blocks: LogBlock[];
  /** Where the first line begins that was not whole at the last look. */
  readTo: number;
  looking: Promise<void>;
}

const followed = new LastUsed<Followed>('live-logs', 4);
const newline = 0x0a;

/**
 * Opens a plain log that may still grow. Each call reads only what was written since the last one, up to its last
 * whole line (to its very end when the writer `hasEnded`); when nobody has looked yet, the whole file, a block at a
 * time.
 * @throws AppError run/log-not-found
 */
export async function openLiveLog(
  file: string,
  phase: FailedPhase | null,
  { hasEnded = false }: { hasEnded?: boolean } = {},
): Promise<OpenLog> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) throw gone(file);
  try {
    const { ino, size, birthtimeMs } = await handle.stat();
    const name = `${file} ${ino} ${birthtimeMs}`;
    let log = followed.get(name);
    // A shorter file was begun anew.
    if (log === undefined || size < log.readTo) {
      log = followed.put(name, { scanner: new LogScanner(phase), blocks: [], readTo: 0, looking: Promise.resolve() });
    }
    const { looking } = log;
    const current = log;
    log.looking = looking.catch(() => undefined).then(() => look(current, handle, hasEnded));
    await log.looking;
    const blocks = [...log.blocks];
    const index = log.scanner.index(log.readTo, blocks);
    return { index, state: `${name} ${log.readTo}`, readBlock: (place) => readPlain(file, blocks[place]) };
  } finally {
    await handle.close();
  }
}

async function look(log: Followed, handle: FileHandle, hasEnded: boolean): Promise<void> {
  for (;;) {
    const bytes = await readAt(handle, log.readTo, blockBytes);
    let end = bytes.lastIndexOf(newline) + 1;
    let text = bytes;
    if (end === 0 && bytes.length === blockBytes) {
      text = await readAt(handle, log.readTo, longestLineBytes);
      end = text.indexOf(newline) + 1;
      if (end === 0 && text.length === longestLineBytes) end = longestLineBytes;
    }
    if (end === 0 && hasEnded) end = text.length;
    if (end === 0) return;
    add(log, log.scanner.scan(redactBlock(text.subarray(0, end))), end);
  }
}

/** A small piece goes into the last block while that has room, so that following makes no crumbs. */
function add(log: Followed, scanned: ScannedBlock, bytes: number): void {
  const last = log.blocks.at(-1);
  if (last && last.bytes + bytes <= blockBytes) {
    const counts = new Map(last.counts);
    for (const [place, lines] of scanned.counts) counts.set(place, (counts.get(place) ?? 0) + lines);
    log.blocks[log.blocks.length - 1] = {
      ...last,
      bytes: last.bytes + bytes,
      textBytes: last.textBytes + scanned.textBytes,
      lines: last.lines + scanned.lines,
      lastUs: scanned.lastUs,
      counts: [...counts],
    };
  } else {
    log.blocks.push({ ...scanned, at: log.readTo, bytes });
  }
  log.readTo += bytes;
}

async function readPlain(file: string, block: LogBlock | undefined): Promise<Buffer> {
  if (!block) return Buffer.alloc(0);
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) throw gone(file);
  try {
    return redactBlock(await readAt(handle, block.at, block.bytes));
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}

function gone(file: string): AppError {
  return new AppError('run/log-not-found', `CRIU has not begun ${path.basename(file)} yet, or it was taken away.`);
}
