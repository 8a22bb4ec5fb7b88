import 'server-only';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { SetupFailure } from './step';

const sources = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'package-lock.json',
  'tsconfig.json',
];
const stamp = path.join('.next', 'gpu-load-sources');

/** Runs `next build` unless the last complete one was made from the same sources. */
export async function buildWeb(): Promise<boolean> {
  const hash = createHash('sha256');
  for (const name of sources) await addTo(hash, name);
  const digest = hash.digest('hex');
  if (existsSync(path.join('.next', 'BUILD_ID')) && (await readFile(stamp, 'utf8').catch(() => '')) === digest)
    return false;
  const result = await execa(process.execPath, [path.join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    reject: false,
    all: true,
    stdin: 'ignore',
  });
  if (result.exitCode !== 0)
    throw new SetupFailure(`next build failed:\n${result.all.split('\n').slice(-30).join('\n')}`);
  await writeFile(stamp, digest);
  return true;
}

async function addTo(hash: ReturnType<typeof createHash>, name: string): Promise<void> {
  const entries = await readdir(name, { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    hash.update(`${name}\0`).update(await readFile(name).catch(() => ''));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
    await addTo(hash, path.join(name, entry.name));
}
