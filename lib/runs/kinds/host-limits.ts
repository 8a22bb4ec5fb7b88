import 'server-only';
import { mkdir } from 'node:fs/promises';
import { limitTexts, type HostLimit } from '@/lib/domain/host-limits/limit';
import { checkpointDir } from '@/lib/env';
import { formatBytesPerSecond } from '@/lib/format/rate';
import { readFileOnce, readFileUncached, testFileBytes, withTestFile } from '@/lib/host/limits/file-read';
import { gpuCopy } from '@/lib/host/limits/gpu-copy';
import { memoryCopy } from '@/lib/host/limits/memory-copy';
import { repeat, wordsOf } from '@/lib/host/limits/repeat';
import { checkFreeDisk } from '@/lib/host/storage/free-disk';
import { growRamDisk, ramDiskPath } from '@/lib/host/storage/ram-disk';
import type { RunContext } from '../run-context';
import { sweepLeftovers, sweepUntilClean } from '../sweep-leftovers';
import { testbedOf } from '../testbed-of';

/** Measures what this host can do at most: memory, the checkpoint folder, the RAM disk, the way to the GPU. */
export async function runHostLimits(run: RunContext): Promise<void> {
  run.atEnd(async () => {
    if ((await sweepLeftovers()) > 0) sweepUntilClean();
  });
  const limits: HostLimit[] = [];
  const keep = async (found: HostLimit[]) => {
    limits.push(...found);
    await run.measure({ limits: [...limits] });
    for (const limit of found) await run.log('product', sentenceOf(limit));
  };
  await run.phase('preflight', () => testbedOf(run));
  await run.phase('limits-memory', async (signal) => {
    await keep([await repeat('memory-touched', () => memoryCopy('touched', signal), signal)]);
    await keep([await repeat('memory-fresh', () => memoryCopy('fresh', signal), signal)]);
  });
  await run.phase('limits-disk', async (signal) => keep(await diskLimits(signal)));
  await run.phase('limits-ram', async (signal) => keep(await ramLimits(signal)));
  await run.phase('limits-gpu', async (signal) => keep(await gpuCopy(signal)));
}

async function diskLimits(signal: AbortSignal): Promise<HostLimit[]> {
  try {
    await checkFreeDisk(checkpointDir(), testFileBytes);
    return await withTestFile(checkpointDir(), signal, async (file) => {
      const direct = await repeat('disk-direct', () => readFileOnce(file, 'direct', signal), signal);
      const fromDisk =
        direct.state === 'measured'
          ? direct
          : await repeat('disk-direct', () => readFileUncached(file, signal), signal);
      await readFileOnce(file, 'cached', signal);
      return [
        fromDisk,
        await repeat('disk-cached', () => readFileOnce(file, 'cached', signal), signal),
        await repeat('disk-cached-fresh', () => readFileOnce(file, 'cached-fresh', signal), signal),
      ];
    });
  } catch (error) {
    return notMeasured(['disk-direct', 'disk-cached', 'disk-cached-fresh'], error, signal);
  }
}

async function ramLimits(signal: AbortSignal): Promise<HostLimit[]> {
  try {
    await growRamDisk(testFileBytes);
    await mkdir(ramDiskPath(), { recursive: true });
    return await withTestFile(ramDiskPath(), signal, async (file) => [
      await repeat('ram-cached', () => readFileOnce(file, 'cached', signal), signal),
      await repeat('ram-cached-fresh', () => readFileOnce(file, 'cached-fresh', signal), signal),
    ]);
  } catch (error) {
    return notMeasured(['ram-cached', 'ram-cached-fresh'], error, signal);
  }
}

function notMeasured(keys: HostLimit['key'][], error: unknown, signal: AbortSignal): HostLimit[] {
  signal.throwIfAborted();
  return keys.map((key) => ({ key, state: 'not-measured', reason: wordsOf(error) }));
}

function sentenceOf(limit: HostLimit): string {
  if (limit.state === 'not-measured') return `${limitTexts[limit.key].title}: not measured. ${limit.reason}`;
  const { key, repeats, bytesPerSecond, method } = limit;
  return `${limitTexts[key].title}: ${formatBytesPerSecond(bytesPerSecond)}, median of ${repeats.length}: ${method}`;
}
