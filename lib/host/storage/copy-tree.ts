import 'server-only';
import { mkdir } from 'node:fs/promises';
import { AppError } from '@/lib/errors/app-error';
import { exec } from '@/lib/host/process/exec';

// `cp --archive` keeps what an overlay layer is made of and Node's own copy loses:
// whiteouts (character devices 0:0), trusted.* attributes, owners and holes.
const replaceScript = 'mkdir -p "$2" && find "$2" -mindepth 1 -delete && cp --archive --reflink=auto "$1/." "$2/"';

/** Makes `to` an exact copy of `from`; what was in `to` is gone. */
export async function replaceTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const result = await exec(['/bin/sh', '-c', replaceScript, 'sh', from, to], { timeoutMs: 600_000 });
  if (result.exitCode === 0) return;
  const isFull = result.stderr.includes('No space left on device');
  throw new AppError(isFull ? 'disk/full' : 'internal/unexpected', `Copying ${from} to ${to} failed: ${result.stderr}`);
}
