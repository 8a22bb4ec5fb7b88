import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parseCopies } from './parse-copies';
import { parseDd } from './parse-dd';

const recorded = (name: string) => readFileSync(path.join(import.meta.dirname, '__fixtures__', name), 'utf8');

it('reads how much dd moved and how long it took', () => {
  expect(parseDd(recorded('dd.txt'))).toEqual({ bytes: 536_870_912, durationMs: expect.closeTo(74.8984, 6) as number });
});

it('takes no number from a dd that failed or moved nothing', () => {
  expect(parseDd("dd: failed to open 'x': Invalid argument")).toBeNull();
  expect(parseDd('0+0 records in\n0+0 records out\n0 bytes copied, 0.00002 s, 0.0 kB/s')).toBeNull();
});

it('reads every copy in both directions', () => {
  expect(parseCopies(recorded('pcie-copy-h100.txt'))).toEqual({
    toGpuMs: [4.959217, 5.150175, 5.115685, 4.970137, 4.943803],
    fromGpuMs: [4.902431, 4.898511, 4.954152, 4.893393, 4.888671],
  });
});

it('reads nothing from an empty or broken output', () => {
  expect(parseCopies('to-gpu\nfrom-gpu x')).toEqual({ toGpuMs: [], fromGpuMs: [] });
});
