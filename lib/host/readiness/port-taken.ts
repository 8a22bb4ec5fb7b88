import 'server-only';
import { createServer } from 'node:net';

/**
 * True when a program of this host listens on a TCP port; null when that cannot be told. `isLoopback`: only what is
 * in the way of 127.0.0.1 counts, else anything. Binds the port for an instant: the kernel's table of sockets says
 * the same, but takes ten times as long to read.
 */
export async function isPortTaken(port: number, { isLoopback }: { isLoopback: boolean }): Promise<boolean | null> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, host: isLoopback ? '127.0.0.1' : '0.0.0.0', exclusive: true }, resolve);
    });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? true : null;
  }
  await new Promise((resolve) => server.close(resolve));
  return false;
}
