import { expect, test } from 'vitest';
import { parseGpusForRestore } from './gpus-for-restore';

test('each GPU is told apart by its uuid', () => {
  const text = 'GPU-0a, 580.159.04, 1023, NVIDIA H100 80GB HBM3\nGPU-0b, 580.159.04, 81079, NVIDIA H100 80GB HBM3\n';
  expect(parseGpusForRestore(text)).toEqual({
    names: ['NVIDIA H100 80GB HBM3', 'NVIDIA H100 80GB HBM3'],
    driver: '580.159.04',
    free: [
      { uuid: 'GPU-0a', bytes: 1023 * 1024 ** 2 },
      { uuid: 'GPU-0b', bytes: 81079 * 1024 ** 2 },
    ],
  });
});

test('memory that cannot be told is not taken for none', () => {
  expect(parseGpusForRestore('GPU-0a, 580.159.04, [N/A], NVIDIA H100 80GB HBM3\n').free).toBeNull();
});

test('a driver that does not answer shows no GPU', () => {
  const text = "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\n";
  expect(parseGpusForRestore(text)).toEqual({ names: [], driver: null, free: null });
});
