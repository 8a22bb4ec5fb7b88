import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { anatomySentence } from './anatomy-sentence';
import type { CommandClocks } from './around-criu';
import type { Anatomy } from './part';
import { anatomyReader } from './read-anatomy';

function recorded(name: string): string[] {
  return gunzipSync(readFileSync(path.join(import.meta.dirname, '__fixtures__', `${name}.log.gz`)))
    .toString('utf8')
    .split('\n');
}

function read(kind: Anatomy['kind'], lines: readonly string[], clocks: CommandClocks | null = null): Anatomy | null {
  const reader = anatomyReader(kind);
  for (const line of lines) reader.push(line);
  return reader.result(clocks);
}
const secondsOf = (anatomy: Anatomy | null) =>
  Object.fromEntries((anatomy?.parts ?? []).map(({ key, durationMs }) => [key, Math.round(durationMs / 10) / 100]));

describe('the anatomy of a restore', () => {
  it('is that of a restore on an H100 as it was taken apart by hand', () => {
    const anatomy = read('restore', recorded('restore-h100-plugin'));
    expect(secondsOf(anatomy)).toEqual({
      start: 0.05,
      setup: 0.07,
      'pages-in': 2.83,
      resume: 0.05,
      'cuda-find': 0.24,
      'cuda-load': 1.31,
      finish: 0,
    });
    expect(anatomy?.totalMs).toBeCloseTo(4552.366, 3);
    expect(anatomy && anatomySentence(anatomy)).toBe(
      'The biggest part is “Memory pages read”: 2.83 s, 62 %, 5.2 GB at 1.8 GB/s.',
    );
  });

  it('has no GPU part where there was no GPU', () => {
    const anatomy = read('restore', recorded('restore-demo'));
    expect(Object.keys(secondsOf(anatomy))).toEqual(['start', 'setup', 'pages-in', 'resume', 'finish']);
  });

  it('leaves open what no clock saw of the command, and says when two clocks saw the same', () => {
    const clocks: CommandClocks = { wallMs: 540, podmanMs: null, runtimeMs: null, logFile: null };
    const alone = read('restore', recorded('restore-demo'), clocks);
    expect(alone?.totalMs).toBe(540);
    expect(alone?.unaccountedMs).toBeCloseTo(540 - (alone?.criuMs ?? Number.NaN), 6);
    const criuMs = alone?.criuMs ?? Number.NaN;
    const logFile = { createdMs: 90, writtenMs: 90 + criuMs - 6 };
    const witnessed = read('restore', recorded('restore-demo'), { ...clocks, logFile });
    expect(witnessed?.parts.map(({ key }) => key)).toEqual([
      'before',
      ...(alone?.parts ?? []).map(({ key }) => key),
      'after',
    ]);
    expect(witnessed?.unaccountedMs).toBeCloseTo(-6, 6);
  });

  it('has no wall time to account for where only the log is known', () => {
    expect(read('restore', recorded('restore-demo'))?.unaccountedMs).toBeNull();
  });

  it('ends where the log ends', () => {
    const lines = recorded('restore-h100-plugin').slice(0, 11_123);
    expect(secondsOf(read('restore', lines))).toEqual({ start: 0.05, setup: 0.07, 'pages-in': 0.22 });
  });
});

describe('the anatomy of a dump', () => {
  it('tells the GPU from the memory on an H100', () => {
    const anatomy = read('dump', recorded('dump-h100-plugin'));
    expect(secondsOf(anatomy)).toMatchObject({ 'cuda-lock': 0.05, 'cuda-save': 2.25, 'pages-out': 5.29 });
    expect(anatomy?.parts.find(({ key }) => key === 'pages-out')?.bytes).toBe(5_352_480_768);
  });

  it('counts the bytes that CRIU wrote', () => {
    const pages = read('dump', recorded('dump-demo'))?.parts.find(({ key }) => key === 'pages-out');
    expect(pages?.bytes).toBe(192_532_480);
  });
});

describe.each([
  ['dump', 'dump-h100-plugin'],
  ['dump', 'dump-demo'],
  ['restore', 'restore-h100-plugin'],
  ['restore', 'restore-h100-ext1'],
  ['restore', 'restore-demo'],
] as const)('the parts of a %s (%s)', (kind, name) => {
  it('sum to the time between the first and the last line', () => {
    const anatomy = read(kind, recorded(name));
    const sum = anatomy?.parts.reduce((total, { durationMs }) => total + durationMs, 0);
    expect(sum).toBeCloseTo(anatomy?.criuMs ?? Number.NaN, 6);
  });
});

describe('a log that cannot be taken apart', () => {
  it.each([
    ['empty', []],
    ['without time stamps', ['Restoring 1 to 1 sid', 'done']],
    ['of a single moment', ['(00.000000) CRIU run id']],
  ])('is %s', (_, lines) => {
    expect(read('restore', lines)).toBeNull();
  });
});
