import 'server-only';
import type { Requirement } from '@/lib/domain/live';
import { readRuntimeConfig } from '@/lib/host/criu/runtime-config';
import type { RequirementContext } from '@/lib/host/requirements/context';

/** CRIU's own limit is 10 s, and its CUDA plugin waits no longer for work that is under way on the GPU. */
const criuDefaultSeconds = 10;
const enoughSeconds = 60;

/** The value of `timeout` in CRIU's settings, in seconds; CRIU's own where none is set. */
function timeoutOf(settings: string): number {
  const found = /^\s*(?:--)?timeout\s*[ =]\s*(\d+)/m.exec(settings)?.[1];
  return found === undefined ? criuDefaultSeconds : Number(found);
}

/** How long CRIU waits for a busy GPU and for processes that are slow to freeze; too short for large models. */
export async function criuTimeoutRequirement({ gpu, hasGpuHardware }: RequirementContext): Promise<Requirement> {
  const base = {
    id: 'criu-timeout',
    title: 'CRIU’s time limit',
    why: 'CRIU gives up when it cannot freeze the processes, or its plugin the GPU, within this time. Large models and requests under way need more than its own 10 s.',
  };
  if (gpu.gpus.length === 0 && !hasGpuHardware) {
    return { ...base, state: 'not-present', found: 'Of no account: there is no NVIDIA GPU on this host.', remedy: [] };
  }
  const settings = await readRuntimeConfig().catch(() => null);
  if (settings === null) {
    const remedy = ['Set up podman first, as the rows above say.'];
    return { ...base, state: 'warning', found: 'No engine, so its settings cannot be read.', remedy };
  }
  const seconds = timeoutOf(settings.text);
  const found = `${seconds} s, by ${settings.shownPath}.`;
  if (seconds >= enoughSeconds) return { ...base, state: 'ok', found, remedy: [] };
  return {
    ...base,
    state: 'warning',
    found: `${seconds} s${seconds === criuDefaultSeconds ? ', CRIU’s own' : ''}.`,
    remedy: ['Give CRIU two minutes.', `$ echo 'timeout 120' >> ${settings.file}`],
  };
}
