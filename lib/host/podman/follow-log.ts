import 'server-only';
import { execa } from 'execa';
import { podmanArgv } from './podman';

const tailLines = '500';

/** Calls `onLine` for the last lines of a container's log and for each new one, until the signal aborts. */
export async function followContainerLog(
  container: string,
  signal: AbortSignal,
  onLine: (line: string) => void,
): Promise<void> {
  const [file = '', ...args] = await podmanArgv(['logs', '--follow', '--tail', tailLines, container]);
  const process = execa(file, args, { all: true, stdin: 'ignore', buffer: false, reject: false, cancelSignal: signal });
  for await (const line of process.iterable({ from: 'all' })) onLine(line);
}
