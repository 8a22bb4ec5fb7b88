import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGpus } from '@/lib/host/facts/gpu';
import { parseGpuCsv } from '@/lib/host/facts/gpu-csv';

const fixtures = path.join(import.meta.dirname, '__fixtures__');
const h100 = {
  name: 'NVIDIA H100 80GB HBM3',
  uuid: 'GPU-00000000-0000-0000-0000-000000000001',
  memoryUsedBytes: 0,
  memoryTotalBytes: 81559 * 1024 ** 2,
  utilizationPercent: 0,
  temperatureCelsius: 36,
  powerWatts: 73.43,
  powerLimitWatts: 700,
  smClockMhz: 345,
  smClockMaxMhz: 1980,
  isMigEnabled: false,
  isPersistent: true,
};
const restOfLine = '580.159.04, [N/A], [N/A], 700.00, 345, 1980, [N/A], Enabled';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gpu-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function stub(name: string, body: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\n${body}\n`);
  await chmod(file, 0o755);
  return file;
}

describe('the CSV of nvidia-smi', () => {
  it('is read as recorded on an H100', async () => {
    const text = await readFile(path.join(fixtures, 'nvidia-smi-query.csv'), 'utf8');
    expect(parseGpuCsv(text)).toEqual({ gpus: [h100], driverVersion: '580.159.04', unreadLines: [] });
  });

  it('with units and a header yields no GPU instead of wrong numbers', async () => {
    const text = await readFile(path.join(fixtures, 'nvidia-smi-header.csv'), 'utf8');
    expect(parseGpuCsv(text).gpus).toEqual([]);
    expect(parseGpuCsv(text).unreadLines).toHaveLength(2);
  });

  it('keeps the utilization unknown where the GPU has none', () => {
    const line = `X, ${h100.uuid}, 1, 2, [N/A], ${restOfLine}`;
    expect(parseGpuCsv(line).gpus[0]).toMatchObject({
      utilizationPercent: null,
      temperatureCelsius: null,
      powerWatts: null,
      isMigEnabled: null,
    });
  });

  it('is read of a GPU at work, and of a name with a comma', async () => {
    const text = await readFile(path.join(fixtures, 'nvidia-smi-busy.csv'), 'utf8');
    const busy = { memoryUsedBytes: 1935 * 1024 ** 2, utilizationPercent: 3, powerWatts: 133.57, smClockMhz: 1980 };
    expect(parseGpuCsv(text).gpus).toMatchObject([busy]);
    expect(parseGpuCsv(text.replace('NVIDIA H100', 'NVIDIA, H100')).gpus[0]?.name).toBe('NVIDIA, H100 80GB HBM3');
  });

  it('never shows unknown memory as zero', () => {
    expect(parseGpuCsv(`X, ${h100.uuid}, [N/A], [N/A], 5, ${restOfLine}`).gpus).toEqual([]);
  });
});

describe('the GPUs of a host', () => {
  it('are those of the driver', async () => {
    const command = await stub('good', `cat ${fixtures}/nvidia-smi-query.csv`);
    expect(await readGpus({ command })).toEqual({ gpus: [h100], driverVersion: '580.159.04', note: null });
  });

  it('are none where nvidia-smi finds none', async () => {
    const command = await stub('none', `cat ${fixtures}/nvidia-smi-no-devices.txt; exit 6`);
    const reading = await readGpus({ command });
    expect(reading.gpus).toEqual([]);
    expect(reading.note).toMatch(/^No NVIDIA GPU on this host/);
  });

  it('are none, with its words, where nvidia-smi fails', async () => {
    const command = await stub('bad', `cat ${fixtures}/nvidia-smi-bad-field.txt; exit 2`);
    expect((await readGpus({ command })).note).toBe(
      'The NVIDIA driver does not work: Field "nope" is not a valid field to query.',
    );
  });

  it('are none where nvidia-smi is missing', async () => {
    expect((await readGpus({ command: path.join(folder, 'absent') })).gpus).toEqual([]);
  });

  it('do not keep anybody waiting where the driver hangs', async () => {
    const command = await stub('hang', 'exec sleep 30');
    const startedAt = performance.now();
    const reading = await readGpus({ command, timeoutMs: 200 });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(reading.note).toMatch(/does not answer/);
  });
});
