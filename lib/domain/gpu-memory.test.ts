import { expect, test } from 'vitest';
import { findGpuShortage, sumOfGpus } from './gpu-memory';

const a = (bytes: number) => ({ uuid: 'GPU-a', bytes });
const b = (bytes: number) => ({ uuid: 'GPU-b', bytes });
const c = (bytes: number) => ({ uuid: 'GPU-c', bytes });

test('a server over two GPUs fits where each of them has room for its part, though neither has room for all', () => {
  expect(findGpuShortage([a(60), b(50)], [a(60), b(50)])).toBeNull();
});

test('memory goes back to the GPU that it came from: an empty neighbour does not help', () => {
  expect(findGpuShortage([a(60)], [a(59), b(80)])).toEqual({ neededBytes: 60, freeBytes: 59, isSameGpu: true });
  expect(findGpuShortage([a(10), b(60)], [a(80), b(59)])).toEqual({ neededBytes: 60, freeBytes: 59, isSameGpu: true });
});

test('on a host with other GPUs the largest part needs the emptiest of them', () => {
  expect(findGpuShortage([a(60)], [b(10), c(60)])).toBeNull();
  expect(findGpuShortage([a(20), b(60)], [c(60), a(20)])).toBeNull();
  expect(findGpuShortage([a(60), b(30)], [b(20), c(60)])).toEqual({ neededBytes: 30, freeBytes: 20, isSameGpu: false });
});

test('fewer GPUs than there were are none for the rest', () => {
  expect(findGpuShortage([a(60), b(50)], [c(200)])).toEqual({ neededBytes: 50, freeBytes: 0, isSameGpu: false });
});

test('what needs nothing fits everywhere', () => {
  expect(findGpuShortage([], [])).toBeNull();
  expect(sumOfGpus([a(1), b(2)])).toBe(3);
});
