import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { post } from './post';

let server: Server | null = null;
afterEach(() => server?.close());

async function answering(status: number | null): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (status !== null) response.writeHead(status).end('{}');
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, asked };
}

const ask = (port: number, timeoutMs = 5_000) =>
  post({ host: '127.0.0.1', port }, '/sleep?level=1', { timeoutMs, signal: new AbortController().signal });

describe('a request before the dump', () => {
  it('is posted with its query, and any 2xx is good', async () => {
    const { port, asked } = await answering(204);
    await ask(port);
    expect(asked).toEqual(['POST /sleep?level=1']);
  });

  it.each([404, 500, 302])('that is answered %i says so, and no redirect is followed', async (status) => {
    const { port } = await answering(status);
    await expect(ask(port)).rejects.toMatchObject({
      code: 'server/request-failed',
      detail: `POST /sleep?level=1 on port ${port}: answered ${status}`,
    });
  });

  it('that is never answered ends with its timeout', async () => {
    const { port } = await answering(null);
    await expect(ask(port, 200)).rejects.toMatchObject({ code: 'server/request-failed' });
  });
});
