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
