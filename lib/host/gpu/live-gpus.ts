import 'server-only';
import type { GpuState } from '@/lib/domain/live';
import { findExecutable } from '@/lib/host/facts/find-executable';
import { readGpus, type GpuReading } from '@/lib/host/facts/gpu';
import { gpuQueryFields, parseGpuCsv } from '@/lib/host/facts/gpu-csv';
import { openLineStream, type LineStream } from './line-stream';
import { parseProcessVram, processQueryFields, type ProcessVram } from './vram-in-use';

const loopMs = 2_000;
/** A line this old is not about now: two turns of the loop, and some patience. */
const freshMs = 5_000;
/** nvidia-smi is kept for as long as somebody looks. */
const idleMs = 15_000;

export interface LiveGpus extends GpuReading {
  processes: ProcessVram[];
}

interface Seen<T> {
  value: T;
  atMs: number;
}

interface Watch {
  gpus: Map<string, Seen<GpuState>>;
  processes: Map<string, Seen<ProcessVram>>;
  driverVersion: string | null;
  streams: LineStream[];
}

const key = Symbol.for('gpu-load.gpu-watch');
const holder = globalThis as { [key]?: Watch };

/**
 * The GPUs and what holds their memory, from two nvidia-smi processes that go on by themselves while somebody
 * looks, instead of a new one for each look (each would wake the driver). The first look, and any when they say
 * nothing, asks once: that reading also knows why there is no answer. Never throws. `command` is for tests.
 */
export async function readLiveGpus({ command }: { command?: string } = {}): Promise<LiveGpus> {
  const file = command ?? (await findExecutable('nvidia-smi'));
  if (file === null) return { ...(await readGpus()), processes: [] };
  const watch = (holder[key] ??= { gpus: new Map(), processes: new Map(), driverVersion: null, streams: [] });
  const gpus = fresh(watch.gpus);
  for (const stream of watch.streams) stream.touch();
  if (gpus.length > 0) {
    return { gpus, driverVersion: watch.driverVersion, note: null, processes: fresh(watch.processes) };
  }
  const reading = await readGpus(command === undefined ? {} : { command });
  const isWorking = reading.gpus.length > 0;
  // A driver that does not answer is not given more processes to hold on to.
  if (isWorking && !watch.streams.some((stream) => stream.isRunning())) open(watch, file);
  if (!isWorking) stopGpuWatch();
  return { ...reading, processes: fresh(watch.processes) };
}

/** Ends the processes that watch the GPUs; the next look starts them again. */
export function stopGpuWatch(): void {
  for (const stream of holder[key]?.streams ?? []) stream.stop();
  delete holder[key];
}

function open(watch: Watch, file: string): void {
  const loop = ['--format=csv,noheader,nounits', `--loop-ms=${loopMs}`];
  const onGpu = (line: string): void => {
    const { gpus, driverVersion } = parseGpuCsv(line);
    watch.driverVersion = driverVersion ?? watch.driverVersion;
    for (const gpu of gpus) watch.gpus.set(gpu.uuid, { value: gpu, atMs: performance.now() });
  };
  // A GPU without processes prints nothing, so a process is gone when its lines stop coming.
  const onProcess = (line: string): void => {
    for (const one of parseProcessVram(line)) {
      watch.processes.set(`${one.gpuUuid} ${one.pid}`, { value: one, atMs: performance.now() });
    }
  };
  watch.streams = [
    openLineStream([file, `--query-gpu=${gpuQueryFields}`, ...loop], { idleMs, onLine: onGpu }),
    openLineStream([file, `--query-compute-apps=${processQueryFields}`, ...loop], { idleMs, onLine: onProcess }),
  ];
}

function fresh<T>(seen: Map<string, Seen<T>>): T[] {
  for (const [name, { atMs }] of seen) if (performance.now() - atMs > freshMs) seen.delete(name);
  return [...seen.values()].map(({ value }) => value);
}
