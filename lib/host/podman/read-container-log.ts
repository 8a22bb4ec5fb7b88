import 'server-only';
import { execa } from 'execa';
import { podmanArgv } from './podman';

/** Enough for several tracebacks, one behind another. */
const tailLines = '400';
const timeoutMs = 10_000;
const maxBytes = 1024 ** 2;

/**
 * The last lines of a container's log, both of its streams in the order in which they were written.
 * @param since an ISO time: what an earlier life of the container wrote is left out.
 * @throws Error when podman has no log of it.
 */
export async function readContainerLog(container: string, since: string): Promise<string> {
  const [file = '', ...args] = await podmanArgv(['logs', '--tail', tailLines, '--since', since, container]);
  const { all } = await execa(file, args, { all: true, stdin: 'ignore', timeout: timeoutMs, maxBuffer: maxBytes });
  return all;
}
