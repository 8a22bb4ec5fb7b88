import { access, rename } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRunDetail } from '@/lib/db/runs';
import { listFiles } from '@/lib/host/readiness/list-files';
import { isFinal } from '@/lib/domain/run-status';
import { checkpointDir, databaseFile } from '@/lib/env';
import { bringUpEmbedded } from '@/lib/host/engine/bring-up';
import { demoImageName } from '@/lib/host/engine/demo-image';
import { takeDownEngine } from '@/lib/host/engine/take-down';
import { podman, podmanOrThrow } from '@/lib/host/podman/podman';
import { exec } from '@/lib/host/process/exec';
import { isRamDiskMounted, ramDiskPath, ramDiskUsage } from '@/lib/host/storage/ram-disk';
import type { FaultBench } from './bench';
import { engineProcesses } from './engine-processes';
import { must } from './places';
import type { FaultKind, Injection } from './plan';
import { ServerProcess } from './server-process';
import type { Target } from './targets';

/** What a fault did. */
export interface Struck {
  /** What exactly, for the record; null: there was nothing to strike, so this is no injection. */
  what: string | null;
  /** Takes the fault away again, so far as a machine would: a disk gets room, permission comes back. */
  undo?: () => Promise<void>;
  /** The fault itself went wrong for the product. */
  violation?: string;
}

const seekMs = 8_000;
const readOnlyMs = 1_500;
const hourMs = 3_600_000;

/** Strikes now. `runId` is what is under way; null for a verification. */
export async function strike(
  bench: FaultBench,
  injection: Injection,
  target: Target,
  runId: string | null,
): Promise<Struck> {
  const work: Record<FaultKind, () => Promise<Struck>> = {
    'kill-server': async () => {
      await bench.server?.kill();
      return { what: 'the server' };
    },
    'kill-podman': () => killOne(bench, injection, runId, 'podman'),
    'kill-conmon': () => killOne(bench, injection, runId, 'conmon'),
    'kill-runtime': () => killOne(bench, injection, runId, 'runc'),
    'kill-criu': () => killOne(bench, injection, runId, 'criu'),
    'kill-criu-and-server': async () => {
      const struck = await killOne(bench, injection, runId, 'criu');
      if (struck.what === null) return struck;
      await bench.server?.kill();
      return { what: `${struck.what} and the server` };
    },
    'fill-disk': () => shrink(checkpointDir(), bench.places.own?.diskBytes ?? 0),
    'fill-ram-disk': fillRamDisk,
    'read-only-checkpoints': () => immutable([checkpointDir()]),
    'read-only-database': async () => {
      const { undo, what } = await immutable(['', '-wal'].map((suffix) => `${databaseFile()}${suffix}`));
      await sleep(readOnlyMs);
      await undo?.();
      return { what };
    },
    'move-clock': async () => {
      const byMs = injection.dice < 0.5 ? hourMs : -hourMs;
      await bench.server?.ask({ do: 'move-clock', byMs });
      const undo = async () => void (await bench.server?.ask({ do: 'move-clock', byMs: 0 }));
      return { what: byMs > 0 ? 'an hour forwards' : 'an hour back', undo };
    },
    'restart-engine': async () => {
      await takeDownEngine();
      await bringUpEmbedded();
      return { what: 'taken down and brought up' };
    },
    'remove-container': async () => {
      await podmanOrThrow(['rm', '--force', '--time', '0', bench.container], { timeoutMs: 60_000 });
      return { what: bench.container };
    },
    'remove-image': async () => {
      const { stdout } = await podman(['image', 'inspect', '--format', '{{.Id}}', demoImageName]);
      await podmanOrThrow(['untag', demoImageName]);
      return {
        what: demoImageName,
        undo: async () => void (await podmanOrThrow(['tag', stdout.trim(), demoImageName])),
      };
    },
    'remove-page-file': () => removePageFile(target),
    'second-server': () => secondServer(bench),
  };
  return work[injection.fault]();
}

/** Waits for such a process as long as the run lasts, and kills it. */
async function killOne(bench: FaultBench, { dice }: Injection, runId: string | null, name: string): Promise<Struck> {
  const deadline = Date.now() + seekMs;
  for (let looks = 1; Date.now() < deadline; looks += 1) {
    const found = await engineProcesses(bench.places.namespaceFile, [name]);
    const one = found[Math.floor(dice * found.length)];
    if (one) {
      try {
        process.kill(one.pid, 'SIGKILL');
        return { what: `${one.name} ${one.argv.find((word) => commandWords.has(word)) ?? ''}`.trim() };
      } catch {
        // It ended in between.
      }
    }
    // The run is asked for seldom: a process may live for a few milliseconds only.
    if (looks % 50 === 0 && runId !== null && isFinal((await getRunDetail(runId))?.status ?? 'failed')) break;
    await sleep(1);
  }
  return { what: null };
}

const commandWords = new Set([
  ...['run', 'container', 'checkpoint', 'restore', 'inspect', 'stop', 'ps', 'rm', 'create', 'start', 'kill', 'pause'],
  ...['swrk', 'dump', 'cleanup', 'state', 'delete'],
]);

/** A full disk: its size becomes what is used now, which both sides of the engine see at once. */
async function shrink(folder: string, fullBytes: number): Promise<Struck> {
  const resize = (bytes: number) => exec(['mount', '-o', `remount,size=${bytes}`, folder]);
  // A size below what is used by now is refused: what is being written goes on meanwhile.
  for (let slackBytes = 1024 ** 2; slackBytes <= 64 * 1024 ** 2; slackBytes *= 2) {
    const { stdout } = await exec(['df', '--output=used', '--block-size=1', folder]);
    const bytes = Number(stdout.trim().split('\n').at(-1)) + slackBytes;
    if ((await resize(bytes)).exitCode !== 0) continue;
    return {
      what: `${Math.round(bytes / 1024 ** 2)} MiB and no more`,
      undo: async () => void (await resize(fullBytes)),
    };
  }
  throw new Error(`${folder} could not be made smaller.`);
}

async function fillRamDisk(): Promise<Struck> {
  if (!(await isRamDiskMounted())) return { what: null };
  const { sizeBytes } = await ramDiskUsage();
  return shrink(ramDiskPath(), sizeBytes);
}

/** Not even root may write; what is open already is stopped too. */
async function immutable(files: readonly string[]): Promise<Struck> {
  const there: string[] = [];
  for (const file of files) if (await isThere(file)) there.push(file);
  await must(['chattr', '+i', ...there]);
  return {
    what: there.map((file) => path.basename(file)).join(', '),
    undo: async () => void (await must(['chattr', '-i', ...there])),
  };
}

const isThere = (file: string) => access(file).then(() => true, () => false); // prettier-ignore

async function removePageFile({ subject }: Target): Promise<Struck> {
  const pages = [...(await listFiles(subject.path)).keys()].filter((name) => /pages-.*\.img$/.test(name));
  const [name] = pages;
  if (name === undefined) return { what: null };
  const file = path.join(subject.path, name);
  const aside = `${subject.path}.page-file`;
  await rename(file, aside);
  return { what: name, undo: () => rename(aside, file) };
}

async function secondServer({ places }: FaultBench): Promise<Struck> {
  try {
    const second = await ServerProcess.start(path.join(places.folder, 'second-server.log'));
    await second.kill();
    return { what: 'a second server', violation: 'a second server started on the same data folder' };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (words.includes('Another server works on this data folder')) return { what: 'a second server, which refused' };
    return { what: 'a second server', violation: `the second server ended for another reason: ${words}` };
  }
}
