import 'server-only';
import { fork } from 'node:child_process';
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
  const answer = () =>
    new Promise<Measured>((resolve, reject) => {
      child.once('message', (measured) => resolve(measured as Measured));
      child.once('exit', (code) => reject(new Error(`The reader ended with ${code}.`)));
    });
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
