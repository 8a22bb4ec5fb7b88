import { describe, expect, it } from 'vitest';
import {
  cpuPercentBetween,
  parseCpuTimes,
  parseMemory,
  readDisk,
  readHostMetrics,
} from '@/lib/host/facts/host-metrics';

describe('host metrics', () => {
  it('counts idle and waiting for the disk as not busy', () => {
    const before = parseCpuTimes('cpu  100 0 100 700 100 0 0 0 50 0\ncpu0 1 1 1 1\n');
    const after = parseCpuTimes('cpu  150 0 150 750 150 0 0 0 50 0\ncpu0 1 1 1 1\n');
    expect(before).toEqual({ busyTicks: 200, totalTicks: 1000 });
    expect(cpuPercentBetween(before!, after!)).toBe(50);
  });

  it('does not invent a value when no time went by', () => {
    const times = { busyTicks: 1, totalTicks: 2 };
    expect(cpuPercentBetween(times, times)).toBeNull();
    expect(parseCpuTimes('')).toBeNull();
  });

  it('reads memory in kB as bytes', () => {
    expect(parseMemory('MemTotal:       24684096 kB\nMemFree:  1 kB\nMemAvailable:   23000000 kB\n')).toEqual({
      totalBytes: 24684096 * 1024,
      availableBytes: 23000000 * 1024,
    });
    expect(parseMemory('MemTotal: 5 kB')).toBeNull();
  });

  it('tells the disk of a folder that is not made yet, and that /dev/shm is in RAM', async () => {
    expect(await readDisk('/no/such/folder')).toMatchObject({ totalBytes: (await readDisk('/'))?.totalBytes });
    expect((await readDisk('/dev/shm'))?.isTmpfs).toBe(true);
  });

  it('shows no RAM disk where none is mounted', async () => {
    const metrics = await readHostMetrics({ checkpoints: '/', ramDisk: '/proc' });
    expect(metrics.ramDiskSizeBytes).toBeNull();
    expect(metrics.memoryTotalBytes).toBeGreaterThan(0);
  });
});
