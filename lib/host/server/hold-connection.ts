import 'server-only';
import { once } from 'node:events';
import net from 'node:net';
import type { ServerAddress } from './address';

/**
 * Connects to a server as a client does between two requests: the connection is established and idle.
 * @throws when the server does not accept it.
 */
export async function holdConnection({ host, port }: ServerAddress): Promise<{ close: () => void }> {
  const socket = net.connect({ host, port });
  // What becomes of the connection is the question asked; its end is not an error of ours.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return { close: () => socket.destroy() };
}
