import 'server-only';
import { PrismaLibSql } from '@prisma/adapter-libsql';

type LibSqlClient = ReturnType<PrismaLibSql['createClient']>;
type LibSqlTransaction = Awaited<ReturnType<LibSqlClient['transaction']>>;

/** How long a writer waits for another process that holds the database. */
const busyTimeoutMs = 5_000;

const connectionPragmas = [
  'PRAGMA journal_mode = WAL;',
  'PRAGMA synchronous = NORMAL;',
  `PRAGMA busy_timeout = ${busyTimeoutMs};`,
  'PRAGMA foreign_keys = ON;',
  // What is replaced or deleted is overwritten: a spec may have held a secret.
  'PRAGMA secure_delete = ON;',
].join('\n');

/** `encodeURI` alone would let "?" and "#" in a folder's name end the path. */
const urlOf = (file: string) => `file:${file.split('/').map(encodeURIComponent).join('/')}`;

/** An adapter for a file that is looked at and not served: it stays as it is, without a write-ahead log beside it. */
export function plainAdapter(file: string): PrismaLibSql {
  return new PrismaLibSql({ url: urlOf(file) });
}

/**
 * The libSQL adapter with one connection for everything. The client it wraps gives its
 * connection away with each transaction and opens a new one afterwards, which costs several
 * milliseconds and loses the PRAGMAs (see docs/decisions/002-libsql.md).
 */
export class SqliteAdapter extends PrismaLibSql {
  constructor(file: string) {
    super({ url: urlOf(file) });
  }

  override createClient(config: Parameters<PrismaLibSql['createClient']>[0]): LibSqlClient {
    const client = super.createClient(config);
    client.transaction = async () => {
      await client.execute('BEGIN IMMEDIATE');
      return sameConnectionTransaction(client);
    };
    return client;
  }

  override async connect() {
    const adapter = await super.connect();
    await adapter.executeScript(connectionPragmas);
    return adapter;
  }
}

/** The adapter lets nothing else use the client until the transaction has ended. */
function sameConnectionTransaction(client: LibSqlClient): LibSqlTransaction {
  let isOpen = true;
  const end = async (sql: string) => {
    if (!isOpen) return;
    isOpen = false;
    await client.execute(sql);
  };
  return {
    execute: (statement) => client.execute(statement),
    batch: (statements) => Promise.all(statements.map((statement) => client.execute(statement))),
    executeMultiple: (sql) => client.executeMultiple(sql),
    commit: () => end('COMMIT'),
    rollback: () => end('ROLLBACK'),
    close: () => void end('ROLLBACK'),
    get closed() {
      return !isOpen;
    },
  };
}
