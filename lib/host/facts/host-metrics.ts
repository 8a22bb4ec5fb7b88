import 'server-only';
import { stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { readText } from '@/lib/host/facts/read-text';

/** Times of all CPUs since boot, in clock ticks. */
export interface CpuTimes {
  busyTicks: number;
  totalTicks: number;
}

/** Reads the first line of /proc/stat; null when it is not one. */
export function parseCpuTimes(text: string): CpuTimes | null {
  const match = /^cpu +(\d[\d ]*)$/m.exec(text);
  // user nice system idle iowait irq softirq steal; guest times are part of user already.
  const ticks = match?.[1]?.trim().split(/ +/).slice(0, 8).map(Number);
  if (!ticks || ticks.length < 4) return null;
  const totalTicks = ticks.reduce((sum, value) => sum + value, 0);
  return { busyTicks: totalTicks - (ticks[3] ?? 0) - (ticks[4] ?? 0), totalTicks };
}

/** Share of the CPUs that was busy between two readings; null when no time went by. */
export function cpuPercentBetween(before: CpuTimes, after: CpuTimes): number | null {
  const total = after.totalTicks - before.totalTicks;
  if (total <= 0) return null;
  const busy = after.busyTicks - before.busyTicks;
  return Math.min(100, Math.max(0, (100 * busy) / total));
}

/** Reads /proc/meminfo. */
export function parseMemory(text: string): { totalBytes: number; availableBytes: number } | null {
  const bytes = (name: string) => {
    const match = new RegExp(`^${name}: +(\\d+) kB$`, 'm').exec(text);
    return match ? Number(match[1]) * 1024 : null;
  };
  const totalBytes = bytes('MemTotal');
  const availableBytes = bytes('MemAvailable');
  return totalBytes === null || availableBytes === null ? null : { totalBytes, availableBytes };
}

let previous: CpuTimes | null = null;

/** CPU use since the last call; null at the first one. One caller polls, and everybody reads what it published. */
async function readCpuPercent(): Promise<number | null> {
  const now = parseCpuTimes((await readText('/proc/stat')) ?? '');
  const before = previous;
  previous = now;
  return before && now ? cpuPercentBetween(before, now) : null;
}

/** Total and available RAM of the host. */
export async function readMemory(): Promise<{ totalBytes: number; availableBytes: number }> {
  return parseMemory((await readText('/proc/meminfo')) ?? '') ?? { totalBytes: 0, availableBytes: 0 };
}

export interface DiskReading {
  totalBytes: number;
  freeBytes: number;
  usedBytes: number;
  isTmpfs: boolean;
}

const tmpfsMagic = 0x01021994;

/** The file system a folder is on, or will be on once it is made; null when it cannot be read. */
export async function readDisk(folder: string): Promise<DiskReading | null> {
  try {
    const fs = await statfs(folder);
    return {
      totalBytes: fs.blocks * fs.bsize,
      freeBytes: fs.bavail * fs.bsize,
      usedBytes: (fs.blocks - fs.bfree) * fs.bsize,
      isTmpfs: fs.type === tmpfsMagic,
    };
  } catch {
    const parent = path.dirname(folder);
    return parent === folder ? null : readDisk(parent);
  }
}

/** The tmpfs mounted on this very folder; null when there is none (a data folder that is itself in RAM is none). */
export async function readRamDisk(folder: string): Promise<DiskReading | null> {
  try {
    const [own, parent] = await Promise.all([stat(folder), stat(path.dirname(folder))]);
    if (own.dev === parent.dev) return null;
  } catch {
    return null;
  }
  const disk = await readDisk(folder);
  return disk?.isTmpfs ? disk : null;
}

/** The part of the host's live state that comes from the kernel. `null`: not available. */
export interface HostMetrics {
  cpuPercent: number | null;
  memoryTotalBytes: number;
  memoryAvailableBytes: number;
  diskTotalBytes: number | null;
  diskFreeBytes: number | null;
  ramDiskSizeBytes: number | null;
  ramDiskUsedBytes: number | null;
}

/** `ramDisk` is the RAM disk's folder; when no tmpfs is mounted there its fields are null. */
export async function readHostMetrics(folders: { checkpoints: string; ramDisk: string | null }): Promise<HostMetrics> {
  const [cpuPercent, memory, disk, ramDisk] = await Promise.all([
    readCpuPercent(),
    readMemory(),
    readDisk(folders.checkpoints),
    folders.ramDisk === null ? null : readRamDisk(folders.ramDisk),
  ]);
  return {
    cpuPercent,
    memoryTotalBytes: memory.totalBytes,
    memoryAvailableBytes: memory.availableBytes,
    diskTotalBytes: disk?.totalBytes ?? null,
    diskFreeBytes: disk?.freeBytes ?? null,
    ramDiskSizeBytes: ramDisk?.totalBytes ?? null,
    ramDiskUsedBytes: ramDisk?.usedBytes ?? null,
  };
}
