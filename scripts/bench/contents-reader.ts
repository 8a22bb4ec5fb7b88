import 'server-only';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Asked, Measured } from './contents-child';

/** A process of its own that reads archives as the server does, and says what that took. */
export interface Reader {
  ask: (what: Asked['what'], file: string) => Promise<Measured>;
  stop: () => Promise<void>;
}

/** Starts the process; it is idle when this resolves. */
export async function startReader(): Promise<Reader> {
  const child = fork(path.join(import.meta.dirname, 'contents-child.ts'), { execArgv: process.execArgv });
  const answer = async (): Promise<Measured> => {
    const answered = new AbortController();
    const { signal } = answered;
    const ended = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`The reader ended with ${String(code)}.`);
    });
    try {
      const [measured] = await Promise.race([once(child, 'message', { signal }), ended]);
      return measured as Measured;
    } finally {
      ended.catch(() => undefined);
      answered.abort();
    }
  };
  await answer();
  return {
    ask: (what, file) => {
      const measured = answer();
      child.send({ what, file } satisfies Asked);
      return measured;
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}
