import { expect, test } from 'vitest';
import { byGpu, parseProcessVram } from './vram-in-use';

// As nvidia-smi 580.159.04 printed it on an H100 with one server, then with a value it cannot have.
const recorded = 'GPU-904329e4-fee0-817b-e667-529530bdec6f, 7662, 3876\n';

test('GPU memory is read by process, in bytes', () => {
  expect(parseProcessVram(recorded)).toEqual([
    { gpuUuid: 'GPU-904329e4-fee0-817b-e667-529530bdec6f', pid: 7662, usedBytes: 3876 * 1024 ** 2 },
  ]);
});

test('what is no number is left out, not taken for zero', () => {
  expect(parseProcessVram('GPU-904329e4-fee0-817b-e667-529530bdec6f, 7662, [N/A]\n')).toEqual([]);
  expect(parseProcessVram('No running processes found\n')).toEqual([]);
});

test('processes of one GPU are added up, GPUs are kept apart', () => {
  const processes = parseProcessVram('GPU-0a, 1, 10\nGPU-0b, 2, 5\nGPU-0a, 3, 7, python3\n');
  expect(byGpu(processes)).toEqual([
    { uuid: 'GPU-0a', bytes: 17 * 1024 ** 2 },
    { uuid: 'GPU-0b', bytes: 5 * 1024 ** 2 },
  ]);
});
