import 'server-only';
import { execa } from 'execa';

/** A program that prints a line now and then, for as long as somebody asks for them. */
export interface LineStream {
  /** False when the program ended, whatever the reason. */
  isRunning: () => boolean;
  /** Says that somebody still wants lines. */
  touch: () => void;
  stop: () => void;
}

/**
 * Starts a program that goes on by itself and hands over each line of its output. It is ended when nobody has
 * called `touch` for `idleMs`, and with this process. Never throws: a program that cannot start has ended.
 */
export function openLineStream(
  argv: readonly string[],
  { idleMs, onLine }: { idleMs: number; onLine: (line: string) => void },
): LineStream {
  const [file = '', ...args] = argv;
  let isRunning = true;
  const child = execa(file, args, { reject: false, buffer: false, stdin: 'ignore', stderr: 'ignore' });
  const stop = (): void => {
    clearTimeout(timer);
    isRunning = false;
    child.kill();
  };
  let timer = setTimeout(stop, idleMs).unref();
  void (async () => {
    try {
      for await (const line of child.iterable()) onLine(line);
    } catch {
      // It ended before its time; whoever asks next sees that it does not run.
    } finally {
      stop();
    }
  })();
  return {
    isRunning: () => isRunning,
    touch: () => {
      if (!isRunning) return;
      clearTimeout(timer);
      timer = setTimeout(stop, idleMs).unref();
    },
    stop,
  };
}
