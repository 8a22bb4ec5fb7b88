import 'server-only';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { exists } from '@/lib/host/storage/exists';
import { exec, type CommandResult } from '@/lib/host/process/exec';
import { parseDd } from './parse-dd';
import type { Timing } from './repeat';

// dd is on every host, reads with one thread, opens a file with O_DIRECT, and says how long it took. A block as large
// as the file is read into one fresh buffer at once; a small block is read into the same buffer again and again.
const blockBytes = 4 * 1024 ** 2;
/** Size of the file that is read; as much must be free. */
export const testFileBytes = 256 * 1024 ** 2;
const timeoutMs = 120_000;
/** Numbers with a decimal point, words in English. */
const env = { LC_ALL: 'C' };

/** What the name of a test file begins with. */
export const testFilePrefix = '.host-limits-';

const key = Symbol.for('gpu-load.test-files');
const holder = globalThis as { [key]?: Set<string> };
/** Test files that this process reads now. */
const inUse = (): Set<string> => (holder[key] ??= new Set());

/** A test file that nobody reads any more: its process is gone, or could not remove it when it was done. */
export async function isAbandonedTestFile(file: string): Promise<boolean> {
  const name = path.basename(file);
  const pid = name.startsWith(testFilePrefix) ? Number(name.slice(testFilePrefix.length)) : NaN;
  if (!Number.isInteger(pid)) return false;
  return pid === process.pid ? !inUse().has(file) : !(await exists(`/proc/${pid}`));
}

/** How a file is read: around the page cache, from it, or from it into fresh memory. */
export type ReadKind = 'direct' | 'cached' | 'cached-fresh';

/**
 * Makes a file of random bytes, written out to the disk, for as long as `work` lasts. Where the disk does not let it
 * go, it stays as an abandoned one: what was measured counts all the same.
 * @throws Error with dd's words when it cannot be written.
 */
export async function withTestFile<T>(folder: string, signal: AbortSignal, work: (file: string) => Promise<T>) {
  const file = path.join(folder, `${testFilePrefix}${process.pid}`);
  inUse().add(file);
  try {
    const count = `count=${testFileBytes / blockBytes}`;
    const argv = [
      'dd',
      'if=/dev/urandom',
      `of=${file}`,
      `bs=${blockBytes}`,
      count,
      'iflag=fullblock',
      'conv=fdatasync',
    ];
    timingOf(await exec(argv, { timeoutMs, signal, env }));
    return await work(file);
  } finally {
    inUse().delete(file);
    await rm(file, { force: true }).catch(() => undefined);
  }
}

/** Reads the file once. The page cache holds it for every kind but `direct`, when it was read before. */
export async function readFileOnce(file: string, kind: ReadKind, signal: AbortSignal): Promise<Timing> {
  const flags = {
    direct: [`bs=${blockBytes}`, 'iflag=direct'],
    cached: [`bs=${blockBytes}`],
    'cached-fresh': [`bs=${testFileBytes}`, 'count=1', 'iflag=fullblock'],
  }[kind];
  const argv = ['dd', `if=${file}`, 'of=/dev/null', ...flags];
  const result = await exec(argv, { timeoutMs, signal, env });
  return { ...timingOf(result), method: ['dd', 'if=FILE', 'of=/dev/null', ...flags].join(' ') };
}

/**
 * Reads the file once after its pages were taken out of the page cache, for file systems without O_DIRECT. Only this
 * file's pages go; what other programs have cached stays.
 */
export async function readFileUncached(file: string, signal: AbortSignal): Promise<Timing> {
  const drop = await exec(['dd', `if=${file}`, 'iflag=nocache', 'count=0'], { timeoutMs, signal, env });
  if (drop.exitCode !== 0) throw new Error(lastLine(drop));
  const timing = await readFileOnce(file, 'cached', signal);
  return { ...timing, method: `dd if=FILE iflag=nocache count=0; ${timing.method}` };
}

function timingOf(result: CommandResult): { bytes: number; durationMs: number } {
  const timing = result.exitCode === 0 ? parseDd(result.stderr) : null;
  if (timing === null) throw new Error(lastLine(result));
  return timing;
}

const lastLine = ({ stderr }: CommandResult) => stderr.trim().split('\n').at(-1) ?? 'dd said nothing.';
