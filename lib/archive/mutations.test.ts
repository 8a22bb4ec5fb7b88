import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { recordedCheckpoint } from './testing/recorded-checkpoint';
import { tryMutation } from './testing/try-mutation';

// `npm run fuzz:contents` tries many more.
const mutationCount = 500;

test(`${mutationCount} damaged archives are shown as far as they can be read, or refused with a code`, async () => {
  const recorded = await recordedCheckpoint();
  const scratch = await mkdtemp(path.join(tmpdir(), 'gpu-load-fuzz-'));
  const results = new Map<string, number>();
  for (let seed = 0; seed < mutationCount; seed += 1) {
    const { result } = await tryMutation(recorded.bytes, seed, scratch);
    results.set(result, (results.get(result) ?? 0) + 1);
  }
  expect([...results.keys()].sort()).toEqual(['archive/corrupt', 'shown']);
  await rm(scratch, { recursive: true });
  await recorded.remove();
}, 300_000);
