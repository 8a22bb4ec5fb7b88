import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@/lib/errors/app-error';

/** How long a write waits for a database that cannot be written to: a full disk gets room, a mount comes back. */
const patienceMs = 30_000;
const pauseMs = 250;

/**
 * Does one write, again and again while the disk under the database refuses it. `work` must be a whole: one statement
 * or one transaction.
 * @throws AppError database/not-writable when the patience is over; anything else that goes wrong at once.
 */
export async function untilWritable<T>(work: () => Promise<T>, forMs = patienceMs): Promise<T> {
  const startedAt = performance.now();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isNotWritable(error)) throw error;
      if (performance.now() - startedAt >= forMs)
        throw new AppError('database/not-writable', `SQLite says: ${messageOf(error)}`, { cause: error });
      await sleep(pauseMs);
    }
  }
}

/** True for what SQLite says of a disk that is full, read-only or failing. */
export function isNotWritable(error: unknown): boolean {
  return /SQLITE_(READONLY|IOERR|FULL|CANTOPEN)|readonly database|disk I\/O error|database or disk is full|unable to open database/i.test(
    messageOf(error),
  );
}

/** Prisma's own message begins with the place in the code; what the database said is in the cause or the last line. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause =
    error.cause === undefined
      ? ''
      : ` ${error.cause instanceof Error ? messageOf(error.cause) : JSON.stringify(error.cause)}`;
  const meta = 'meta' in error ? ` ${JSON.stringify(error.meta)}` : '';
  return `${error.message.trim().split('\n').at(-1) ?? ''}${meta}${cause}`;
}
