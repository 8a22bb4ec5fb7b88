import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { recordedCheckpoint } from '@/lib/archive/testing/recorded-checkpoint';
import { tryMutation } from '@/lib/archive/testing/try-mutation';

const longestMs = 5000;

/** Reads mutated checkpoints: `npm run fuzz:contents -- --count 10000 --seed 0`. */
const { values } = parseArgs({
  options: { count: { type: 'string', default: '10000' }, seed: { type: 'string', default: '0' } },
});
const count = Number(values.count);
const first = Number(values.seed);
const recorded = await recordedCheckpoint();
const scratch = await mkdtemp(path.join(tmpdir(), 'gpu-load-fuzz-'));
const results = new Map<string, number>();
const failures: string[] = [];
let slowestMs = 0;
for (let seed = first; seed < first + count; seed += 1) {
  try {
    const { result, durationMs } = await tryMutation(recorded.bytes, seed, scratch);
    results.set(result, (results.get(result) ?? 0) + 1);
    slowestMs = Math.max(slowestMs, durationMs);
    if (durationMs > longestMs) failures.push(`Seed ${seed} took ${Math.round(durationMs)} ms.`);
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
    await rm(path.join(scratch, 'folder'), { recursive: true, force: true });
  }
  if ((seed - first + 1) % 1000 === 0) console.log(`${seed - first + 1} of ${count}, ${failures.length} failed`);
}
await rm(scratch, { recursive: true });
await recorded.remove();
for (const failure of failures.slice(0, 20)) console.error(failure);
const counts = [...results].map(([result, times]) => `${result} ${times}`).join(', ');
console.log(`${count} mutations: ${counts}; ${failures.length} failed; slowest ${Math.round(slowestMs)} ms.`);
process.exitCode = failures.length === 0 ? 0 : 1;
