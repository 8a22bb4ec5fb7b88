import 'server-only';
import { mkdir, open, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { addLogFile, getLogFile, removeLogFile } from '@/lib/db/run-commands';
import { runsDir } from '@/lib/env';
import { formatBytes } from '@/lib/format/bytes';
import { freeDiskBytes } from '@/lib/host/readiness/free-disk-bytes';
import { phaseOfLog } from '@/lib/host/run-log/open-log';
import { packLog } from '@/lib/host/run-log/pack-log';

const gib = 1024 ** 3;
/** Of a longer log its end is kept, which says why. Hours of CRIU's most talkative setting fit. */
const maxLogBytes = 4 * gib;
/** Logs pack to less than a fifth, so text of this many times the free disk leaves more than half of it free. */
const textPerFreeByte = 2;

interface Options {
  name: string;
  /** Null: there is no such file. It is closed here. */
  handle: FileHandle | null;
  /** Tells what of the log is not kept. */
  say: (text: string) => Promise<void>;
  /** Values that must not be kept. */
  secrets?: readonly string[];
}

/** Packs a log into a run's folder; a run without the file, or whose file is empty, has no such log afterwards. */
export async function packIntoRun(runId: string, { name, handle, say, secrets }: Options): Promise<void> {
  try {
    const { size } = handle === null ? { size: 0 } : await handle.stat();
    if (handle === null || size === 0) await removeLogFile(runId, name);
    else await pack(runId, { name, handle, say, secrets }, size);
  } catch (error) {
    await removeLogFile(runId, name);
    await say(`${name} could not be kept: ${error instanceof Error ? error.message : 'unknown'}`);
  } finally {
    await handle?.close();
  }
}

/** Packs what an earlier server's run left where CRIU wrote it. */
export async function packLeftLogs(runId: string, names: readonly string[], say: Options['say']): Promise<void> {
  for (const name of names) {
    const left = await getLogFile(runId, name);
    if (left === null || left.path.endsWith('.gz')) continue;
    await packIntoRun(runId, { name, handle: await open(left.path, 'r').catch(() => null), say });
  }
}

async function pack(
  runId: string,
  { name, handle, say, secrets }: Options & { handle: FileHandle },
  sizeBytes: number,
): Promise<void> {
  const folder = path.join(runsDir(), runId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const freeBytes = (await freeDiskBytes(folder)) ?? Infinity;
  const keptBytes = Math.min(sizeBytes, maxLogBytes, Math.floor(freeBytes * textPerFreeByte));
  if (keptBytes < sizeBytes) {
    const why = keptBytes === maxLogBytes ? 'No more is kept of a log.' : 'The disk is nearly full.';
    await say(`${name} has ${formatBytes(sizeBytes)}; its last ${formatBytes(keptBytes)} are kept. ${why}`);
  }
  const file = path.join(folder, `${name}.gz`);
  const chunks = handle.createReadStream({
    start: sizeBytes - keptBytes,
    end: sizeBytes - 1,
    highWaterMark: 1024 * 1024,
    autoClose: false,
  });
  await packLog(file, { chunks, phase: phaseOfLog(name), secrets });
  await addLogFile(runId, { name, path: file, sizeBytes: (await stat(file)).size });
}
