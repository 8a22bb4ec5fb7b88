import 'server-only';
import path from 'node:path';
import { exec } from '@/lib/host/process/exec';
import type { Timing } from './repeat';

/** Larger than the caches of a CPU, small enough for a host where fresh memory is slow. */
const bytes = 256 * 1024 ** 2;

/** Copies memory once, in a process of its own, into memory that is in use or that the kernel has yet to hand out. */
export async function memoryCopy(kind: 'fresh' | 'touched', signal: AbortSignal): Promise<Timing> {
  const script = path.join(process.cwd(), 'scripts', 'host-limits', 'memory-copy.mjs');
  const result = await exec([process.execPath, script, kind, String(bytes)], { timeoutMs: 60_000, signal });
  const nanoseconds = Number(result.stdout.trim());
  if (result.exitCode !== 0 || !(nanoseconds > 0)) {
    throw new Error(`The copy did not end: ${result.stderr.trim().split('\n').at(-1) ?? 'no output'}`);
  }
  return { durationMs: nanoseconds / 1e6, bytes, method: `node scripts/host-limits/memory-copy.mjs ${kind} ${bytes}` };
}
