import { expect, test } from 'vitest';
import { parseGpusForRestore } from './gpus-for-restore';

test('the emptiest of several GPUs counts', () => {
  const text = '580.159.04, 1023, NVIDIA H100 80GB HBM3\n580.159.04, 81079, NVIDIA H100 80GB HBM3\n';
  expect(parseGpusForRestore(text)).toEqual({
    names: ['NVIDIA H100 80GB HBM3', 'NVIDIA H100 80GB HBM3'],
    driver: '580.159.04',
    mostFreeBytes: 81079 * 1024 ** 2,
  });
});

test('memory that cannot be told is not taken for none', () => {
  expect(parseGpusForRestore('580.159.04, [N/A], NVIDIA H100 80GB HBM3\n').mostFreeBytes).toBeNull();
});

test('a driver that does not answer shows no GPU', () => {
  const text = "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\n";
  expect(parseGpusForRestore(text)).toEqual({ names: [], driver: null, mostFreeBytes: null });
});
