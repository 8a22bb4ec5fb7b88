import type { GpuState } from '@/lib/domain/live';

/** The fields that are asked for, in the order in which `parseGpuCsv` reads them. */
export const gpuQueryFields = [
  'name',
  'uuid',
  'memory.used',
  'memory.total',
  'utilization.gpu',
  'driver_version',
  'temperature.gpu',
  'power.draw',
  'power.limit',
  'clocks.sm',
  'clocks.max.sm',
  'mig.mode.current',
  'persistence_mode',
].join(',');

const fieldCount = gpuQueryFields.split(',').length;
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
    // The name comes first, since it alone may hold a comma.
    const values = fields.slice(1 - fieldCount);
    const [uuid, used, total, utilization, driver, temperature, power, powerLimit, clock, clockMax, mig, persistence] =
      values;
    const name = fields.slice(0, -values.length).join(', ');
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
      temperatureCelsius: wholeNumber(temperature),
      powerWatts: number(power),
      powerLimitWatts: number(powerLimit),
      smClockMhz: wholeNumber(clock),
      smClockMaxMhz: wholeNumber(clockMax),
      isMigEnabled: onOff(mig),
      isPersistent: onOff(persistence),
    });
  }
  return result;
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}

function number(text: string | undefined): number | null {
  return text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

function onOff(text: string | undefined): boolean | null {
  return text === 'Enabled' ? true : text === 'Disabled' ? false : null;
}
