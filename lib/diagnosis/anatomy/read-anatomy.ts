import { aroundCriu, type CommandClocks } from './around-criu';
import type { Anatomy, AnatomyPart, AnatomyPartKey } from './part';

interface Rule {
  line: RegExp;
  part: AnatomyPartKey;
}

// Lines at which CRIU turns to something else (CRIU 4.2, log level 4). With several processes it turns to and fro.
const rules: Record<Anatomy['kind'], readonly Rule[]> = {
  dump: [
    { line: /plugin: `cuda_plugin' hook 10 |cuda_plugin: pausing devices/, part: 'cuda-lock' },
    { line: /freezing (processes|cgroup)|Seized task|Seizing /, part: 'freeze' },
    { line: /plugin: `cuda_plugin' hook 11 |cuda_plugin: Checkpointing CUDA devices/, part: 'cuda-save' },
    { line: /Will take pid namespace|Running network-lock scripts|Collecting (netns|pidns) /, part: 'collect' },
    { line: /Dumping task \(pid|page-pipe: Killing page pipe/, part: 'tasks' },
    { line: /Dumping pages \(type/, part: 'pages-out' },
    { line: /Dumping (file-locks|pstree)/, part: 'thaw' },
  ],
  restore: [
    { line: /Restoring \d+ to \d+ sid/, part: 'setup' },
    { line: /pie: \d+: Preadv /, part: 'pages-in' },
    { line: /Switching to new ns to clean ghosts|net: Unlock network|Running post-restore scripts/, part: 'resume' },
    { line: /plugin: `cuda_plugin' hook 9 /, part: 'cuda-find' },
    { line: /cuda_plugin: Restore thread pid \d+ found/, part: 'cuda-load' },
    { line: /Running pre-resume scripts/, part: 'finish' },
  ],
};

const stamp = /^\((\d+)\.(\d{6})\)/;
const returned = /pie: \d+: `- returned (\d+)/;
const present = /page-xfer: \tp 0x([0-9a-f]+) - 0x([0-9a-f]+)/;

/** Takes a log line by line, so that one of any length fits. */
export interface AnatomyReader {
  push: (line: string) => void;
  /** With what other clocks say of the same command; null: nothing. */
  result: (clocks: CommandClocks | null) => Anatomy | null;
}

/**
 * Reads where the time of a dump or a restore went from the time stamps of CRIU's log (`dump.log`, `restore.log`).
 * Its own `restore_time` leaves out what comes after the memory, the GPU's part above all. The result is null for a
 * log without two different times.
 */
export function anatomyReader(kind: Anatomy['kind']): AnatomyReader {
  const partUs = new Map<AnatomyPartKey, number>();
  let current: AnatomyPartKey = 'start';
  let lastUs: number | null = null;
  let firstUs = 0;
  let movedBytes = 0;
  return {
    push(line) {
      const bytes = kind === 'restore' ? returned.exec(line) : present.exec(line);
      if (bytes) movedBytes += kind === 'restore' ? Number(bytes[1]) : parseHex(bytes[2]) - parseHex(bytes[1]);
      const time = stamp.exec(line);
      if (!time) return;
      const atUs = Number(time[1]) * 1e6 + Number(time[2]);
      // Processes write side by side, so a line may be a little older than the one before it.
      const sinceUs = lastUs === null ? 0 : Math.max(0, atUs - lastUs);
      if (lastUs === null) firstUs = atUs;
      partUs.set(current, (partUs.get(current) ?? 0) + sinceUs);
      lastUs = Math.max(lastUs ?? atUs, atUs);
      const next = rules[kind].find((rule) => rule.line.test(line))?.part ?? current;
      current = next;
      if (!partUs.has(next)) partUs.set(next, 0);
    },
    result(clocks) {
      const criuMs = ((lastUs ?? 0) - firstUs) / 1000;
      if (lastUs === null || criuMs === 0) return null;
      const inCriu = [...partUs].map(([key, us]): AnatomyPart => {
        const isMemory = key === 'pages-in' || key === 'pages-out';
        return { key, durationMs: us / 1000, bytes: isMemory && movedBytes > 0 ? movedBytes : null };
      });
      const { before, after } = aroundCriu(criuMs, clocks);
      const parts = [...before, ...inCriu, ...after];
      const sumMs = parts.reduce((sum, { durationMs }) => sum + durationMs, 0);
      const totalMs = clocks?.wallMs ?? sumMs;
      return { kind, criuMs, totalMs, unaccountedMs: clocks ? totalMs - sumMs : null, parts };
    },
  };
}

const parseHex = (digits: string | undefined): number => Number.parseInt(digits ?? '0', 16);
