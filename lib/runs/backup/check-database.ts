import 'server-only';
import { plainAdapter } from '@/lib/db/sqlite-adapter';

/** What a database file says about itself. */
export interface DatabaseCheck {
  /** Sentences on what is wrong; empty for a sound database. */
  faults: string[];
  /** Rows by table. */
  rows: Record<string, number>;
  migrations: string[];
}

/** Reads a whole database file: its pages, its references, its rows. @throws when it is no database. */
export async function checkDatabase(file: string): Promise<DatabaseCheck> {
  const adapter = await plainAdapter(file).connect();
  try {
    const query = async (sql: string) => (await adapter.queryRaw({ sql, args: [], argTypes: [] })).rows;
    const pages = (await query('PRAGMA integrity_check')).map((row) => String(row[0])).filter((said) => said !== 'ok');
    const references = await query('PRAGMA foreign_key_check');
    const faults = [...pages];
    if (references.length > 0) faults.push(`${references.length} rows refer to rows that are not there`);
    const tables = await query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    const rows: Record<string, number> = {};
    for (const [name] of tables) {
      const [count] = await query(`SELECT count(*) FROM "${String(name).replaceAll('"', '""')}"`);
      rows[String(name)] = Number(count?.[0]);
    }
    const done = '_prisma_migrations' in rows ? await query(finishedMigrations) : [];
    return { faults, rows, migrations: done.map((row) => String(row[0])) };
  } finally {
    await adapter.dispose();
  }
}

const finishedMigrations =
  'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name';
