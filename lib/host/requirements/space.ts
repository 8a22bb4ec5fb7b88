import 'server-only';
import type { Requirement } from '@/lib/domain/live';
import { checkpointDir } from '@/lib/env';
import { readDisk, readMemory, readRamDisk } from '@/lib/host/facts/host-metrics';
import { ramDiskPath } from '@/lib/host/storage/ram-disk';

/** Below these a warning is shown: a small model server's checkpoint is about a GiB, and a restore needs it in RAM. */
const lowMemoryBytes = 2 * 1024 ** 3;
const lowDiskBytes = 5 * 1024 ** 3;

/** Free RAM, free disk where checkpoints go, and the RAM disk. */
export async function spaceRequirements(): Promise<Requirement[]> {
  const folder = checkpointDir();
  const [memory, disk, ramDisk] = await Promise.all([readMemory(), readDisk(folder), readRamDisk(ramDiskPath())]);
  const isMemoryLow = memory.availableBytes < lowMemoryBytes;
  const isDiskLow = disk === null || disk.freeBytes < lowDiskBytes;
  return [
    {
      id: 'memory',
      title: 'Free RAM',
      state: isMemoryLow ? 'warning' : 'ok',
      found: `${gib(memory.availableBytes)} of ${gib(memory.totalBytes)} available.`,
      why: 'A restored server needs its whole memory again; with a GPU its GPU memory passes through RAM as well. Restores are fast while the checkpoint is in the page cache, which is free RAM.',
      remedy: isMemoryLow ? ['Stop containers that are not needed.', '$ free -h'] : [],
    },
    {
      id: 'disk',
      title: 'Free disk for checkpoints',
      state: isDiskLow ? 'warning' : 'ok',
      found:
        disk === null
          ? `${folder} cannot be read.`
          : `${gib(disk.freeBytes)} of ${gib(disk.totalBytes)} free at ${folder}.`,
      why: "A checkpoint takes about as much as its server's memory, GPU memory included.",
      remedy: isDiskLow
        ? [
            'Delete checkpoints that are not needed, or set CHECKPOINT_DIR in .env to a larger disk.',
            `$ df -h ${shellQuote(folder)}`,
          ]
        : [],
    },
    {
      id: 'ram-disk',
      title: 'RAM disk',
      state: ramDisk === null ? 'not-present' : 'ok',
      found: ramDisk === null ? 'None mounted.' : `${gib(ramDisk.usedBytes)} of ${gib(ramDisk.totalBytes)} used.`,
      why: 'Checkpoints can be kept in RAM. The product makes and sizes the RAM disk when the first one is asked for; nothing has to be set up. They are lost when the host restarts.',
      remedy: [],
    },
  ];
}

const gib = (bytes: number) => `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
const shellQuote = (text: string) => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
