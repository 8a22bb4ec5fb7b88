import 'server-only';
import { databaseFile } from '@/lib/env';
import { PrismaClient } from './generated/client';
import { SqliteAdapter } from './sqlite-adapter';

const key = Symbol.for('gpu-load.prisma');
const holder = globalThis as { [key]?: PrismaClient };

/** The one database client of the process; on globalThis, because a bundler may load this module twice. */
export function db(): PrismaClient {
  return (holder[key] ??= new PrismaClient({ adapter: new SqliteAdapter(databaseFile()) }));
}

/** Closes the connection; the next `db()` opens a new one. */
export async function closeDatabase(): Promise<void> {
  const client = holder[key];
  holder[key] = undefined;
  await client?.$disconnect();
}
