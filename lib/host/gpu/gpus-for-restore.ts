import 'server-only';
import { findExecutable } from '@/lib/host/facts/find-executable';
import { readCommand } from '@/lib/host/facts/read-command';

const bytesPerMib = 1024 ** 2;
const timeoutMs = 5_000;

/** What a restore wants to know of the GPUs. */
export interface GpusForRestore {
  names: string[];
  driver: string | null;
  /** Free memory of the GPU that has the most of it. */
  mostFreeBytes: number | null;
}

/**
 * Asks nvidia-smi once for all of it: each question costs a restore some 25 ms, and two at once wait for each
 * other in the driver. Null without nvidia-smi.
 */
export async function readGpusForRestore(): Promise<GpusForRestore | null> {
  const file = await findExecutable('nvidia-smi');
  if (file === null) return null;
  const fields = '--query-gpu=driver_version,memory.free,name';
  const { stdout } = await readCommand([file, fields, '--format=csv,noheader,nounits'], timeoutMs);
  return parseGpusForRestore(stdout);
}

/** Reads the answer; lines that are not a GPU are left out. The name comes last, since it alone may hold a comma. */
export function parseGpusForRestore(text: string): GpusForRestore {
  const gpus = text.split('\n').flatMap((line) => {
    const match = /^(\d[\d.]*), (\d+|\[.*?\]), (.+)$/.exec(line.trim());
    return match ? [{ driver: match[1] ?? '', free: Number(match[2]) * bytesPerMib, name: match[3] ?? '' }] : [];
  });
  const free = gpus.map((gpu) => gpu.free).filter((bytes) => !Number.isNaN(bytes));
  return {
    names: gpus.map(({ name }) => name),
    driver: gpus[0]?.driver ?? null,
    mostFreeBytes: free.length === 0 ? null : Math.max(...free),
  };
}
