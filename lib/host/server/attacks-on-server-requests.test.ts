import { createServer, type RequestListener, type Server } from 'node:http';
import {
  createServer as createSocketServer,
  type AddressInfo,
  type Server as SocketServer,
  type Socket,
} from 'node:net';
import { performance } from 'node:perf_hooks';
import { afterEach, expect, test } from 'vitest';
import { attack } from '@/lib/auth/testing/attacks/attack';
import type { ServerAddress } from './address';
import { requestCompletion } from './completion';
import { waitHealthy } from './health';
import { maxAnswerBytes, openRequest } from './open-request';
import { post } from './post';

const servers: (Server | SocketServer)[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  sockets.splice(0).forEach((socket) => socket.destroy());
  servers.splice(0).forEach((server) => server.close());
});

async function listening(server: Server | SocketServer): Promise<ServerAddress> {
  servers.push(server);
  server.on('connection', (socket: Socket) => sockets.push(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}
const answering = (listener: RequestListener) => listening(createServer(listener));
/** A server of bare bytes, for what is no proper HTTP. */
const speaking = (onSocket: (socket: Socket) => void) => listening(createSocketServer(onSocket));

const { signal } = new AbortController();
const complete = (address: ServerAddress, timeoutMs = 20_000, path = '/v1/completions') =>
  requestCompletion(address, path, {}, { timeoutMs, signal });
const healthy = (address: ServerAddress, path = '/health', timeoutMs = 300) =>
  waitHealthy(address, path, { timeoutMs, signal, isAlive: async () => true }).then(
    () => 'healthy',
    (error: { code?: string }) => error.code,
  );
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const token = `data: ${JSON.stringify({ choices: [{ text: 'word' }] })}\n\n`;

/** Writes as fast as the reader reads, for ever. @returns how many bytes were written. */
function endless(write: (text: string) => boolean, onDrain: (again: () => void) => void, text: string): () => number {
  let bytes = 0;
  const go = () => {
    while (write(text)) bytes += text.length;
    bytes += text.length;
    onDrain(go);
  };
  go();
  return () => bytes;
}

test(attack('address-elsewhere'), async () => {
  const hosts = [
    ...['169.254.169.254', 'fd00:ec2::254', 'metadata.google.internal', '0.0.0.0', '::1', '[::1]', 'localhost'],
    ...['10.0.0.1', '192.168.1.1', '100.100.100.200', '1.1.1.1', '127.0.0.1.evil.example', '127.1', '2130706433', ''],
  ];
  for (const host of hosts) {
    const address = { host, port: 80 } as unknown as ServerAddress;
    expect(() => openRequest(address, '/', { method: 'GET', signal }), host).toThrowError(/Only ports of 127\.0\.0\.1/);
    expect(await healthy(address), host).toBe('server/request-failed');
    expect(await code(complete(address)), host).toBe('server/request-failed');
    expect(await code(post(address, '/', { timeoutMs: 1_000, signal })), host).toBe('server/request-failed');
  }
  for (const port of [0, -1, 65_536, 1.5, Number.NaN]) {
    expect(await healthy({ host: '127.0.0.1', port }), String(port)).toBe('server/request-failed');
  }
});

test(attack('path-double-slash'), async () => {
  const asked: string[] = [];
  const address = await answering((request, response) => {
    asked.push(`${request.headers.host} ${request.url}`);
    response.end();
  });
  const paths = ['//169.254.169.254/latest', '/\\evil.example', '/@evil.example', '/http://evil.example/', '//evil:80'];
  for (const path of paths) expect(await healthy(address, path)).toBe('healthy');
  expect(asked).toEqual(paths.map((path) => `127.0.0.1:${address.port} ${path}`));
});

test(attack('path-split-request'), async () => {
  let asked = 0;
  const address = await answering((_, response) => {
    asked += 1;
    response.end();
  });
  for (const path of ['/a\r\nX: y', '/a\r\n\r\nGET /b HTTP/1.1\r\n', '/a b', '/\u0000', '/ā', 'a', 'http://x/']) {
    expect(await healthy(address, path), JSON.stringify(path)).toBe('server/request-failed');
    expect(await code(complete(address, 1_000, path)), JSON.stringify(path)).toBe('server/request-failed');
  }
  expect(asked).toBe(0);
});

/** A server that redirects to a second one, and how often that was asked. */
async function redirecting(): Promise<{ address: ServerAddress; wasFollowed: () => number }> {
  let asked = 0;
  const other = await answering((_, response) => {
    asked += 1;
    response.end(token);
  });
  let status = 300;
  const address = await answering((_, response) => {
    status = status >= 308 ? 301 : status + 1;
    response.writeHead(status, { location: `http://127.0.0.1:${other.port}/` }).end();
  });
  return { address, wasFollowed: () => asked };
}

test(attack('health-redirect'), async () => {
  const { address, wasFollowed } = await redirecting();
  expect(await healthy(address)).toBe('server/health-timeout');
  expect(wasFollowed()).toBe(0);
});

test(attack('completion-redirect'), async () => {
  const { address, wasFollowed } = await redirecting();
  for (let i = 0; i < 9; i += 1) expect(await code(complete(address))).toBe('server/request-failed');
  expect(wasFollowed()).toBe(0);
});

test(attack('post-redirect'), async () => {
  const { address, wasFollowed } = await redirecting();
  for (let i = 0; i < 9; i += 1) {
    expect(await code(post(address, '/sleep', { timeoutMs: 5_000, signal }))).toBe('server/request-failed');
  }
  expect(wasFollowed()).toBe(0);
});

test(attack('health-endless'), async () => {
  let written = () => 0;
  let closed: Promise<unknown> = Promise.resolve();
  const address = await answering((_, response) => {
    closed = new Promise((resolve) => response.on('close', resolve));
    const again = (go: () => void) => void response.once('drain', go);
    written = endless((text) => !response.destroyed && response.write(text), again, 'x'.repeat(65_536));
  });
  expect(await healthy(address)).toBe('healthy');
  await closed;
  // What fits into the buffers of two sockets.
  expect(written()).toBeLessThan(64 * 1024 * 1024);
});

test(attack('health-slow'), async () => {
  const address = await speaking((socket) => {
    const timer = setInterval(() => socket.write('H'), 50);
    socket.on('close', () => clearInterval(timer));
  });
  expect(await healthy(address)).toBe('server/health-timeout');
});

test(attack('health-garbage'), async () => {
  for (const bytes of [
    'SSH-2.0-OpenSSH\r\n',
    '\u0000\u0001\u0002',
    `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(100_000)}`,
  ]) {
    const address = await speaking((socket) => socket.end(bytes));
    expect(await healthy(address), bytes.slice(0, 20)).toBe('server/health-timeout');
  }
});

test.each([
  [attack('completion-endless'), token],
  [attack('completion-endless-line'), 'x'.repeat(1_024)],
])('%s', async (_, text) => {
  let closed: Promise<unknown> = Promise.resolve();
  const address = await answering((request, response) => {
    request.resume();
    closed = new Promise((resolve) => response.on('close', resolve));
    endless(
      (more) => !response.destroyed && response.write(more),
      (go) => void response.once('drain', go),
      text,
    );
  });
  await expect(complete(address)).rejects.toThrow(`the answer is longer than ${maxAnswerBytes} bytes`);
  await closed;
});

test(attack('completion-tiny-pieces'), async () => {
  // Each chunk of HTTP is one byte, and many of them come in one packet.
  const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n';
  const take = async (pieces: number) => {
    const address = await speaking((socket) => {
      socket.write(head + '1\r\nx\r\n'.repeat(pieces));
      socket.end(`1\r\n\n\r\n${token.length.toString(16)}\r\n${token}\r\n0\r\n\r\n`);
    });
    const startedAt = performance.now();
    expect((await complete(address)).text).toBe('word');
    return performance.now() - startedAt;
  };
  await take(1_000);
  const few = Math.min(await take(50_000), await take(50_000));
  expect((await take(200_000)) / few).toBeLessThan(9);
});

test(attack('completion-slow'), async () => {
  const address = await answering((_, response) => {
    const timer = setInterval(() => response.write(token), 50);
    response.on('close', () => clearInterval(timer));
  });
  await expect(complete(address, 400)).rejects.toThrow('the answer was not complete within 0.4 s');
});

test(attack('completion-nothing'), async () => {
  const lines = [
    ...[
      '',
      '\n\n\n',
      'data:\n',
      'data: {\n',
      'data: null\n',
      'data: []\n',
      'data: {"choices": []}\n',
      'data: [DONE]\n',
    ],
    ...['data: {"choices": [{"text": 5}]}\n', 'data: {"__proto__": {"choices": [{"text": "x"}]}}\n', 'event: x\n'],
    ...['data: {"choices": {"0": {"text": "x"}}}\n', `data: ${'['.repeat(100_000)}\n`, '\u0000\n', token.slice(0, -12)],
  ];
  for (const text of lines) {
    const address = await answering((_, response) => response.end(text));
    await expect(complete(address), text.slice(0, 40)).rejects.toThrow('without a single token');
  }
});

test(attack('post-endless'), async () => {
  const address = await answering((request, response) => {
    request.resume();
    const again = (go: () => void) => void response.once('drain', go);
    endless((more) => !response.destroyed && response.write(more), again, 'x'.repeat(65_536));
  });
  await expect(post(address, '/sleep', { timeoutMs: 20_000, signal })).rejects.toThrow('the answer is longer than');
});
