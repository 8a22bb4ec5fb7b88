import 'server-only';
import { isAppError } from '@/lib/errors/app-error';
import type { OpenLog } from './open-log';

/** The whole text of a log, a block at a time. In place of a block that is damaged stands a line that says so. */
export async function* logText({ index, readBlock }: OpenLog): AsyncGenerator<Buffer> {
  for (const place of index.blocks.keys()) {
    yield await readBlock(place).catch((error: unknown) => {
      if (!isAppError(error) || error.code !== 'run/log-damaged') throw error;
      return Buffer.from(`[${error.detail}]\n`);
    });
  }
}
