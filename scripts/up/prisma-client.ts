import 'server-only';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { hashSources } from './hash-sources';
import { SetupFailure } from './step';

const stamp = path.join('lib', 'db', 'generated', '.hash');
/** The lock file: another version of Prisma generates another client. */
const sources = [path.join('prisma', 'schema.prisma'), 'prisma.config.ts', 'package-lock.json'];

/** Generates the database client unless it was made from the same schema by the same Prisma. */
export async function generateClient(): Promise<boolean> {
  const digest = await hashSources(sources);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === digest) return false;
  const result = await execa(process.execPath, [path.join('scripts', 'prisma-generate.mjs')], {
    reject: false,
    all: true,
    stdin: 'ignore',
  });
  if (result.exitCode !== 0) {
    throw new SetupFailure(`The database client could not be generated. Check prisma/schema.prisma.\n${result.all}`);
  }
  await writeFile(stamp, digest);
  return true;
}
