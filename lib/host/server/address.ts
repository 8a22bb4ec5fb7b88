import 'server-only';
import { createServer } from 'node:net';

/** Where a launched server answers. Always loopback of this host: requests cannot be pointed elsewhere. */
export interface ServerAddress {
  host: '127.0.0.1';
  port: number;
}

/** A port that is free on loopback now. Another program may still take it before podman does. */
export async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
