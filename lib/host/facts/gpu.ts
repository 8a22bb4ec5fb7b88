import 'server-only';
import type { GpuState } from '@/lib/domain/live';
import { findExecutable } from '@/lib/host/facts/find-executable';
import { gpuQueryFields, parseGpuCsv } from '@/lib/host/facts/gpu-csv';
import { readCommand } from '@/lib/host/facts/read-command';

export interface GpuReading {
  gpus: GpuState[];
  driverVersion: string | null;
  /** Why there is no GPU to show; null when all of them are shown. */
  note: string | null;
}

/** nvidia-smi answers in tens of milliseconds when the driver is well; a broken one makes it hang. */
const gpuTimeoutMs = 2_000;
/** After a hang it is asked again only so often, because each try may leave a process that nobody can kill. */
const pauseAfterHangMs = 60_000;

let hungAtMs: number | null = null;

/** The NVIDIA GPUs of this host, as nvidia-smi tells. Never throws. `command` is for tests. */
export async function readGpus({
  command,
  timeoutMs = gpuTimeoutMs,
}: { command?: string; timeoutMs?: number } = {}): Promise<GpuReading> {
  const file = command ?? (await findExecutable('nvidia-smi'));
  if (file === null) return nothing('No NVIDIA GPU on this host: nvidia-smi is not installed.');
  if (command === undefined && hungAtMs !== null && performance.now() - hungAtMs < pauseAfterHangMs) {
    return nothing('The NVIDIA driver does not answer: nvidia-smi hung less than a minute ago.');
  }
  const reading = await readCommand(
    [file, `--query-gpu=${gpuQueryFields}`, '--format=csv,noheader,nounits'],
    timeoutMs,
  );
  if (command === undefined) hungAtMs = reading.state === 'no-answer' ? performance.now() : null;
  if (reading.state === 'no-answer') {
    return nothing(`The NVIDIA driver does not answer: nvidia-smi said nothing for ${timeoutMs / 1000} s.`);
  }
  const said = `${reading.stdout}\n${reading.stderr}`;
  if (/No devices were found/i.test(said)) return nothing('No NVIDIA GPU on this host: nvidia-smi found no devices.');
  if (reading.state === 'failed') return nothing(`The NVIDIA driver does not work: ${firstLine(said)}`);
  const { gpus, driverVersion, unreadLines } = parseGpuCsv(reading.stdout);
  const note = unreadLines.length > 0 ? `nvidia-smi said something that could not be read: ${unreadLines[0]}` : null;
  return { gpus, driverVersion, note: gpus.length === 0 ? (note ?? 'nvidia-smi named no GPU.') : note };
}

function nothing(note: string): GpuReading {
  return { gpus: [], driverVersion: null, note };
}

function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line !== '') ?? 'nvidia-smi failed without a word.'
  );
}
