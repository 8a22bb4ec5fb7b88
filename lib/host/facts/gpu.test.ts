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
};

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
    const line = `X, ${h100.uuid}, 1, 2, [N/A], 580.159.04`;
    expect(parseGpuCsv(line).gpus[0]?.utilizationPercent).toBeNull();
  });

  it('never shows unknown memory as zero', () => {
    expect(parseGpuCsv(`X, ${h100.uuid}, [N/A], [N/A], 5, 580.159.04`).gpus).toEqual([]);
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
