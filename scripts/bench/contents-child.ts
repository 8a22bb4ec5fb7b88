import 'server-only';
import { readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { walkCheckpoint } from '@/lib/archive/source/walk-checkpoint';
import { viewOf } from '@/lib/archive/testing/recorded-checkpoint';
import { unzstd } from '@/lib/host/process/zstd';

/** `list`: names and sizes only. `contents`: all that the pages show. `memory`: nothing is read. */
export interface Asked {
  what: 'list' | 'contents' | 'memory';
  file: string;
}

export interface Measured {
  durationMs: number;
  files: number;
  /** Resident memory before the first question, and the most there was since. */
  idleBytes: number;
  peakBytes: number;
}

// The reader of `contents-reader.ts`: everything is loaded before the first question.
// Writing 5 there lets the kernel's peak begin anew (proc(5)), so that loading does not count.
global.gc?.();
writeFileSync('/proc/self/clear_refs', '5');
const idleBytes = statusBytes('VmRSS');

process.on('message', (asked: Asked) => {
  void answer(asked).then((measured) => process.send?.(measured));
});
process.send?.({ durationMs: 0, files: 0, idleBytes, peakBytes: idleBytes } satisfies Measured);

async function answer({ what, file }: Asked): Promise<Measured> {
  const startedAt = performance.now();
  const files = what === 'memory' ? 0 : await read(what, file);
  const durationMs = performance.now() - startedAt;
  return { durationMs, files, idleBytes, peakBytes: statusBytes('VmHWM') };
}

async function read(what: 'list' | 'contents', file: string): Promise<number> {
  const options = { openZstd: unzstd };
  if (what === 'list') return (await walkCheckpoint({ form: 'archive', file }, async () => {}, options)).fileCount;
  return (await viewOf({ form: 'archive', file }, options)).source.fileCount;
}

function statusBytes(name: string): number {
  const line = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync('/proc/self/status', 'utf8'));
  return Number(line?.[1]) * 1024;
}
