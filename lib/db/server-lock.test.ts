import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDataFolder } from './testing/fresh-database';
import { holdServerLock } from './server-lock';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
const started: ChildProcess[] = [];
beforeEach(async () => {
  data = await freshDataFolder();
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await data.remove();
});

/** Another process that asks for the lock; the first thing it says. */
async function otherServer(address: string): Promise<{ child: ChildProcess; said: string }> {
  const argv = ['--conditions=react-server', '--import', 'tsx', 'scripts/test/hold-server-lock.ts', address];
  const child = spawn(process.execPath, argv, { env: process.env, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  const [said] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  return { child, said: said.toString().trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('a second server is told who works on the data folder and what to do', async () => {
  const first = await otherServer('http://127.0.0.1:3000');
  expect(first.said).toBe('held');
  const refused = holdServerLock('http://127.0.0.1:3001');
  await expect(refused).rejects.toMatchObject({ code: 'app/second-server' });
  await expect(refused).rejects.toThrow(`Process ${first.child.pid} at http://127.0.0.1:3000 works on ${data.folder}`);
  await expect(refused).rejects.toMatchObject({ remedy: expect.arrayContaining([`$ kill ${first.child.pid}`]) });
});

test('the lock of a server that was killed is free at once', async () => {
  const first = await otherServer('http://127.0.0.1:3000');
  await kill(first.child);
  const release = await holdServerLock('http://127.0.0.1:3001');
  expect((await otherServer('http://127.0.0.1:3002')).said).toContain(
    `Process ${process.pid} at http://127.0.0.1:3001`,
  );
  await release();
});

test('of servers that start at the same moment exactly one gets it', async () => {
  await kill((await otherServer('http://127.0.0.1:3000')).child);
  const all = await Promise.all([1, 2, 3, 4].map((i) => otherServer(`http://127.0.0.1:300${i}`)));
  expect(all.filter(({ said }) => said === 'held')).toHaveLength(1);
});

test('one process asks twice and has one lock; given back, another process can have it', async () => {
  const release = await holdServerLock('http://127.0.0.1:3000');
  expect(await holdServerLock('http://127.0.0.1:3000')).toBe(release);
  await release();
  expect((await otherServer('http://127.0.0.1:3001')).said).toBe('held');
  expect((await readdir(data.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});
