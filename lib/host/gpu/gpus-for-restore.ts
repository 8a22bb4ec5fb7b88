import 'server-only';
import { findExecutable } from '@/lib/host/facts/find-executable';
import { readCommand } from '@/lib/host/facts/read-command';
import type { GpuMemory } from '@/lib/domain/gpu-memory';

const bytesPerMib = 1024 ** 2;
const timeoutMs = 5_000;

/** What a restore wants to know of the GPUs. */
export interface GpusForRestore {
  names: string[];
  driver: string | null;
  /** Free memory of each GPU; null when one of them does not tell. */
  free: GpuMemory[] | null;
}

/**
 * Asks nvidia-smi once for all of it: each question costs a restore some 25 ms, and two at once wait for each
 * other in the driver. Null without nvidia-smi.
 */
export async function readGpusForRestore(): Promise<GpusForRestore | null> {
  const file = await findExecutable('nvidia-smi');
  if (file === null) return null;
  const fields = '--query-gpu=uuid,driver_version,memory.free,name';
  const { stdout } = await readCommand([file, fields, '--format=csv,noheader,nounits'], timeoutMs);
  return parseGpusForRestore(stdout);
}

/** Reads the answer; lines that are not a GPU are left out. The name comes last, since it alone may hold a comma. */
export function parseGpusForRestore(text: string): GpusForRestore {
  const gpus = text.split('\n').flatMap((line) => {
    const match = /^(GPU-[0-9a-f-]+), (\d[\d.]*), (\d+|\[.*?\]), (.+)$/.exec(line.trim());
    if (!match) return [];
    const [, uuid = '', driver = '', free, name = ''] = match;
    return [{ uuid, driver, bytes: Number(free) * bytesPerMib, name }];
  });
  const isTold = gpus.length > 0 && gpus.every(({ bytes }) => !Number.isNaN(bytes));
  return {
    names: gpus.map(({ name }) => name),
    driver: gpus[0]?.driver ?? null,
    free: isTold ? gpus.map(({ uuid, bytes }) => ({ uuid, bytes })) : null,
  };
}
