import 'server-only';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { HostLimit, LimitKey } from '@/lib/domain/host-limits/limit';
import { dataDir } from '@/lib/env';
import { findExecutable } from '@/lib/host/facts/find-executable';
import { readGpus } from '@/lib/host/facts/gpu';
import { exec } from '@/lib/host/process/exec';
import { median } from '@/lib/stats/quantile';
import { parseCopies } from './parse-copies';
import { wordsOf } from './repeat';

const bytes = 256 * 1024 ** 2;
const repeats = 7;
const keys = ['pcie-to-gpu', 'pcie-from-gpu'] as const satisfies readonly LimitKey[];

/** Copies between host and GPU in both directions; where there is no GPU or no compiler, that is the reason given. */
export async function gpuCopy(signal: AbortSignal): Promise<HostLimit[]> {
  try {
    const program = await buildProgram(signal);
    const result = await exec([program, String(bytes), String(repeats)], { timeoutMs: 60_000, signal });
    if (result.exitCode !== 0) throw new Error(result.stderr.trim() || 'The copy did not end.');
    const { toGpuMs, fromGpuMs } = parseCopies(result.stdout);
    return [measured('pcie-to-gpu', toGpuMs), measured('pcie-from-gpu', fromGpuMs)];
  } catch (error) {
    signal.throwIfAborted();
    return keys.map((key) => ({ key, state: 'not-measured', reason: wordsOf(error) }));
  }
}

// The product ships no programs, and a host with a GPU often has a compiler, as set-up with CRIU's plugin needs one.
async function buildProgram(signal: AbortSignal): Promise<string> {
  const { gpus, note } = await readGpus();
  if (gpus.length === 0) throw new Error(note ?? 'There is no GPU.');
  const compiler = await findExecutable('cc');
  if (compiler === null) throw new Error('There is no C compiler (cc), which the program that copies is built with.');
  const folder = path.join(dataDir(), 'tools');
  await mkdir(folder, { recursive: true });
  const program = path.join(folder, 'pcie-copy');
  const source = path.join(process.cwd(), 'scripts', 'gpu', 'pcie-copy.c');
  const built = await exec([compiler, '-O2', '-o', program, source, '-ldl'], { timeoutMs: 60_000, signal });
  if (built.exitCode !== 0) throw new Error(`The program that copies could not be built: ${built.stderr.trim()}`);
  return program;
}

function measured(key: LimitKey, durationsMs: readonly number[]): HostLimit {
  if (durationsMs.length === 0) return { key, state: 'not-measured', reason: 'The copy printed no time.' };
  const rates = durationsMs.map((durationMs) => Math.round((bytes * 1000) / durationMs));
  const method = `pcie-copy ${bytes} ${repeats} (scripts/gpu/pcie-copy.c: cuMemcpy, pinned memory)`;
  return { key, state: 'measured', bytesPerSecond: Math.round(median(rates)), repeats: rates, bytes, method };
}
