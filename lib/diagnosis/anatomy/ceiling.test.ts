import { describe, expect, it } from 'vitest';
import type { HostLimit, LimitKey } from '@/lib/domain/host-limits/limit';
import { ceilingsOf } from './ceiling';
import type { Anatomy } from './part';

const measured = (key: LimitKey, bytesPerSecond: number): HostLimit => ({
  ...{ key, bytesPerSecond, state: 'measured', repeats: [bytesPerSecond], bytes: 1, method: '' },
});
const limits = [
  measured('disk-direct', 1.1e9),
  measured('disk-cached-fresh', 1.6e9),
  measured('ram-cached-fresh', 1.7e9),
  measured('pcie-to-gpu', 54e9),
];
const restore: Anatomy = {
  ...{ kind: 'restore', totalMs: 4000, criuMs: 4000, unaccountedMs: null },
  parts: [
    { key: 'setup', durationMs: 100, bytes: null },
    { key: 'pages-in', durationMs: 2600, bytes: 5e9 },
    { key: 'cuda-load', durationMs: 1300, bytes: 4e9 },
  ],
};
const of = (asked: Partial<Parameters<typeof ceilingsOf>[1]> = {}) =>
  ceilingsOf(restore, { limits, storage: 'disk', cache: 'warm', ...asked });

describe('the limit of the memory pages of a restore', () => {
  it('is a read from the page cache into fresh memory', () => {
    expect(of()['pages-in']).toMatchObject({ limit: 'disk-cached-fresh', bytesPerSecond: 1.6e9 });
  });

  it('is said to rest on an assumption when the cache was not controlled', () => {
    expect(of({ cache: null })['pages-in']?.why).toContain('taken to be in the page cache');
  });

  it('is the disk after the page cache was dropped, when that is slower', () => {
    expect(of({ cache: 'dropped' })['pages-in']?.limit).toBe('disk-direct');
    const fast = [measured('disk-direct', 7e9), measured('disk-cached-fresh', 1.6e9)];
    expect(of({ cache: 'dropped', limits: fast })['pages-in']?.limit).toBe('disk-cached-fresh');
  });

  it('is the RAM disk for a checkpoint that is kept there', () => {
    expect(of({ storage: 'ram' })['pages-in']?.limit).toBe('ram-cached-fresh');
  });
});

it('compares the GPU’s memory with the copy to the GPU', () => {
  expect(of()['cuda-load']).toMatchObject({ limit: 'pcie-to-gpu', bytesPerSecond: 54e9 });
});

it('has no limit for what was not measured or moves no bytes', () => {
  const none: HostLimit[] = [{ key: 'disk-cached-fresh', state: 'not-measured', reason: 'No space.' }];
  expect(of({ limits: none })).toEqual({});
  expect(of().setup).toBeUndefined();
});

describe('why a limit is the one to compare with', () => {
  const why = (asked: Partial<Parameters<typeof ceilingsOf>[1]>) => of(asked)['pages-in'];

  it('is said for every state of the page cache', () => {
    expect(why({ cache: 'warm' })?.why).toContain('from the page cache into memory');
    expect(why({ cache: null })?.why).toContain('taken to be in the page cache');
    expect(why({ cache: 'dropped' })?.why).toContain('the pages come from the disk');
    const fast = [measured('disk-direct', 7e9), measured('disk-cached-fresh', 1.6e9)];
    expect(why({ cache: 'dropped', limits: fast })).toMatchObject({
      bytesPerSecond: 1.6e9,
      why: expect.stringContaining('the disk is faster than fresh memory') as string,
    });
    expect(why({ storage: 'ram' })?.why).toContain('from the RAM disk');
  });

  it('is the disk’s when both are as fast', () => {
    const alike = [measured('disk-direct', 1.6e9), measured('disk-cached-fresh', 1.6e9)];
    expect(why({ cache: 'dropped', limits: alike })?.limit).toBe('disk-direct');
  });

  it('is the one that was measured when the other was not', () => {
    expect(why({ cache: 'dropped', limits: [measured('disk-direct', 7e9)] })?.limit).toBe('disk-direct');
    expect(why({ cache: 'dropped', limits: [measured('disk-cached-fresh', 1e9)] })?.limit).toBe('disk-cached-fresh');
    expect(why({ cache: 'warm', limits: [measured('disk-direct', 7e9)] })).toBeUndefined();
  });
});

it('compares a dump’s copy of the GPU’s memory with the way from the GPU', () => {
  const dump: Anatomy = { ...restore, kind: 'dump', parts: [{ key: 'cuda-save', durationMs: 1, bytes: 1e9 }] };
  const from = { limits: [...limits, measured('pcie-from-gpu', 40e9)], storage: 'disk', cache: null } as const;
  expect(ceilingsOf(dump, from)).toEqual({
    'cuda-save': {
      limit: 'pcie-from-gpu',
      bytesPerSecond: 40e9,
      why: expect.stringContaining('to the host') as string,
    },
  });
  expect(of()['cuda-load']?.why).toContain('back to the GPU');
});

it('has no limit for a part of which no bytes are known', () => {
  const unknown = { ...restore, parts: [{ key: 'pages-in', durationMs: 1, bytes: null } as const] };
  expect(ceilingsOf(unknown, { limits, storage: 'disk', cache: 'warm' })).toEqual({});
});
