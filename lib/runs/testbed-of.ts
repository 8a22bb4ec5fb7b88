import 'server-only';
import { saveTestbed } from '@/lib/db/testbeds';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { readTransparentHugePages } from '@/lib/host/facts/kernel-facts';
import { collectTestbed } from '@/lib/host/facts/collect-testbed';
import type { RunContext } from './run-context';

/** Facts of a host change seldom, and collecting them costs more than a restore may. */
const maxAgeMs = 60_000;
const key = Symbol.for('gpu-load.testbed');
const holder = globalThis as { [key]?: { at: number; hugePages: string | null; id: Promise<string> } };

/** Stores the testbed of this host with the run and returns its id. */
export async function testbedOf(run: RunContext): Promise<string> {
  const testbedId = await currentTestbedId();
  await run.update({ testbedId });
  return testbedId;
}

/** Id of the stored testbed of this host, at most a minute old; what a person tries in between is read each time. */
export async function currentTestbedId(): Promise<string> {
  const cached = holder[key];
  const hugePages = await readTransparentHugePages();
  if (cached && cached.hugePages === hugePages && Date.now() - cached.at < maxAgeMs) return cached.id;
  const id = collect();
  holder[key] = { at: Date.now(), hugePages, id };
  id.catch(() => delete holder[key]);
  return id;
}

async function collect(): Promise<string> {
  const engine = await resolveEngine();
  return saveTestbed(await collectTestbed(engine.podmanCommand, engine.kind));
}
