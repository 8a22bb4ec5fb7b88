import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { issueSession, sessionCookieName } from '@/lib/auth/session-cookie';
import { attack } from '@/lib/auth/testing/attacks/attack';
import type { Result } from '@/lib/errors/error-view';

const token = 'correct-horse-battery-staple';
const asked = vi.hoisted(() => ({ headers: new Map<string, string>(), cookies: new Map<string, string>() }));
vi.mock('next/headers', () => ({
  headers: async () => ({ get: (name: string) => asked.headers.get(name) ?? null }),
  cookies: async () => ({
    get: (name: string) => (asked.cookies.has(name) ? { name, value: asked.cookies.get(name) } : undefined),
  }),
}));
// What an action would do if it were not refused: none of it may happen in this test.
const done = vi.hoisted(() => ({ runs: vi.fn(async () => ({ runId: 'none' })) }));
vi.mock('@/lib/runs/orchestrator', () => ({
  submitRun: done.runs,
  cancelRun: done.runs,
  whenFinished: done.runs,
  activeRunIds: () => [],
}));
vi.mock('@/lib/runs/measure-host', () => ({ measureHost: done.runs }));

type Action = (input?: unknown) => Promise<Result<unknown>>;

/** Every action of the product, found on disk, so that a new one cannot be forgotten. */
async function everyAction(): Promise<[string, Action][]> {
  const files = readdirSync('app/actions').filter(
    (file) => file.endsWith('.ts') && !/^act\.ts$|\.test\.ts$/.test(file),
  );
  const modules = files.map(async (file) => {
    const exported = (await import(pathToFileURL(path.resolve('app/actions', file)).href)) as Record<string, Action>;
    return Object.entries(exported).map(([name, action]): [string, Action] => [`${name} of ${file}`, action]);
  });
  return (await Promise.all(modules)).flat();
}

async function codes(input?: unknown): Promise<Record<string, string>> {
  const answers: [string, string][] = [];
  for (const [name, action] of await everyAction()) {
    const result = await action(input);
    answers.push([name, result.ok ? 'done' : result.error.code]);
  }
  expect(answers.length).toBeGreaterThan(20);
  return Object.fromEntries(answers);
}

const others = (all: Record<string, string>, code: string) => Object.entries(all).filter(([, found]) => found !== code);

beforeEach(() => {
  delete (globalThis as { __gpuLoadEnv?: unknown }).__gpuLoadEnv;
  asked.cookies.clear();
  asked.headers = new Map([
    ['host', '127.0.0.1:3000'],
    ['origin', 'http://127.0.0.1:3000'],
    ['sec-fetch-site', 'same-origin'],
  ]);
});
afterEach(() => done.runs.mockClear());

test(attack('action-foreign-origin'), async () => {
  for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:3001', 'http://127.0.0.1:3000.evil.example']) {
    asked.headers.set('origin', origin);
    expect(others(await codes({}), 'auth/foreign-origin'), origin).toEqual([]);
  }
  asked.headers.delete('origin');
  asked.headers.set('sec-fetch-site', 'cross-site');
  expect(others(await codes({}), 'auth/foreign-origin')).toEqual([]);
  expect(done.runs).not.toHaveBeenCalled();
});

test(attack('action-foreign-with-session'), async () => {
  vi.stubEnv('GPU_LOAD_TOKEN', token);
  asked.cookies.set(sessionCookieName, issueSession(token, Date.now()));
  asked.headers.set('origin', 'http://evil.example');
  // What a proxy would say of the name that was asked for must not make a foreign origin an own one.
  asked.headers.set('x-forwarded-host', 'evil.example');
  expect(others(await codes({}), 'auth/foreign-origin')).toEqual([]);
  expect(done.runs).not.toHaveBeenCalled();
});

test(attack('action-no-session'), async () => {
  vi.stubEnv('GPU_LOAD_TOKEN', token);
  expect(others(await codes({}), 'auth/required')).toEqual([]);
  expect(done.runs).not.toHaveBeenCalled();
});

test(attack('action-forged-session'), async () => {
  vi.stubEnv('GPU_LOAD_TOKEN', token);
  asked.cookies.set(sessionCookieName, issueSession('another-token-of-16-characters', Date.now()));
  expect(others(await codes({}), 'auth/required')).toEqual([]);
  expect(done.runs).not.toHaveBeenCalled();
});

test(attack('action-rebound-name'), async () => {
  asked.headers.set('host', 'evil.example:3000');
  asked.headers.set('origin', 'http://evil.example:3000');
  expect(others(await codes({}), 'auth/foreign-origin')).toEqual([]);
  expect(done.runs).not.toHaveBeenCalled();
});

test(attack('action-garbage'), async () => {
  const withoutInput = ['measureHost of measure-host.ts', 'runDemo of run-demo.ts'];
  const deep = JSON.parse(`${'{"input":'.repeat(1_000)}1${'}'.repeat(1_000)}`) as unknown;
  const garbage = [
    ...[undefined, null, 0, '', [], [[]], true, () => 'x', Symbol.iterator, new Date(), 'x'.repeat(1_000_000), deep],
    ...[JSON.parse('{"__proto__": {"id": "x"}, "constructor": {"prototype": {"runId": "x"}}}') as unknown],
    {
      id: '../../etc',
      runId: '-f',
      checkpointId: 'A',
      container: '--all',
      slug: '%',
      name: '$(id)',
      code: '__proto__',
    },
  ];
  for (const input of garbage) {
    const all = Object.entries(await codes(input)).filter(([name]) => !withoutInput.includes(name));
    expect(others(Object.fromEntries(all), 'input/invalid')).toEqual([]);
  }
});
