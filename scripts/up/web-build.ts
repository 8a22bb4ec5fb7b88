import 'server-only';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { hashSources } from './hash-sources';
import { SetupFailure } from './step';

const folders = ['app', 'components', 'lib', 'prisma', 'public'];
const stamp = path.join('.next', 'gpu-load-build.hash');
/** What `next build` itself writes at the top of the checkout. */
const outputs = ['next-env.d.ts'];

/** Runs `next build` unless the last complete one was made from the same sources. */
export async function buildWeb(): Promise<boolean> {
  const digest = await hashSources([...folders, ...(await topFiles())], isNotBuilt);
  const known = await readFile(stamp, 'utf8').catch(() => '');
  if (known === digest && existsSync(path.join('.next', 'BUILD_ID'))) return false;
  // A build that is cut off must not pass for the one before it.
  await rm(stamp, { force: true });
  const result = await execa(process.execPath, [path.join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    reject: false,
    all: true,
    stdin: 'ignore',
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (result.exitCode !== 0) {
    const tail = (result.all || result.shortMessage || '').split('\n').slice(-30).join('\n');
    throw new SetupFailure(`The web build failed. Its last lines say why; then run it again.\n${tail}`);
  }
  await writeFile(stamp, digest);
  return true;
}

async function topFiles(): Promise<string[]> {
  const names = (await readdir('.')).filter((name) => /\.(ts|mjs)$/.test(name) && !outputs.includes(name));
  return [...names.sort(), 'package-lock.json'];
}

/** Tests are no part of the build; the generated client follows from prisma/, which is hashed. */
function isNotBuilt(file: string): boolean {
  return file === path.join('lib', 'db', 'generated') || /\.test\.tsx?$/.test(file) || /\.tmp\./.test(file);
}
