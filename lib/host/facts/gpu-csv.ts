import type { GpuState } from '@/lib/domain/live';

/** The fields that are asked for, in the order in which `parseGpuCsv` reads them. */
export const gpuQueryFields = 'name,uuid,memory.used,memory.total,utilization.gpu,driver_version';

const bytesPerMib = 1024 ** 2;

export interface GpuCsv {
  gpus: GpuState[];
  driverVersion: string | null;
  /** Lines that are not a GPU with known memory; empty for a good answer. */
  unreadLines: string[];
}

/** Reads the answer to `--query-gpu=… --format=csv,noheader,nounits`; memory is in MiB there. */
export function parseGpuCsv(text: string): GpuCsv {
  const result: GpuCsv = { gpus: [], driverVersion: null, unreadLines: [] };
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line === '') continue;
    const fields = line.split(', ');
    const [uuid, used, total, utilization, driver] = fields.slice(-5);
    const name = fields.slice(0, -5).join(', ');
    const usedMib = wholeNumber(used);
    const totalMib = wholeNumber(total);
    if (name === '' || !uuid?.startsWith('GPU-') || usedMib === null || totalMib === null) {
      result.unreadLines.push(line);
      continue;
    }
    result.driverVersion ??= driver && /^\d/.test(driver) ? driver : null;
    result.gpus.push({
      name,
      uuid,
      memoryUsedBytes: usedMib * bytesPerMib,
      memoryTotalBytes: totalMib * bytesPerMib,
      // "[N/A]" and "[Not Supported]" are what nvidia-smi says for a value that it cannot have.
      utilizationPercent: wholeNumber(utilization),
    });
  }
  return result;
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}
