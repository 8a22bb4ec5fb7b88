import 'server-only';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { release } from 'node:os';
import { dataDir } from '@/lib/env';
import { exec } from '@/lib/host/process/exec';
import { ensureProbeImage, probeImageName } from './probe-image';

/** What the last probe of the host's own podman found. */
export interface ProbeResult {
  /** Versions the result holds for. */
  versions: string;
  works: boolean;
  detail: string;
}

const file = () => path.join(dataDir(), 'system-probe.json');

/** True when the host's podman can checkpoint and restore, proven by doing it with a tiny container. */
export async function systemEngineWorks(): Promise<boolean> {
  const podman = await exec(['podman', '--version']);
  if (podman.exitCode !== 0) return false;
  const criu = await exec(['criu', '--version']);
  const versions = [podman.stdout, criu.stdout, release()].join(' | ');
  const known = await readProbeResult();
  if (known?.versions === versions) return known.works;
  const detail = await probe(['podman']);
  await mkdir(dataDir(), { recursive: true });
  await writeFile(file(), JSON.stringify({ versions, works: detail === '', detail } satisfies ProbeResult));
  return detail === '';
}

/** The recorded result of the last probe; null when there was none. */
export async function readProbeResult(): Promise<ProbeResult | null> {
  try {
    return JSON.parse(await readFile(file(), 'utf8')) as ProbeResult;
  } catch {
    return null;
  }
}

/** Checkpoints and restores a tiny container. @returns why it failed, or an empty string. */
async function probe(podman: readonly string[]): Promise<string> {
  const name = `gpu-load-probe-${process.pid}`;
  try {
    await ensureProbeImage(podman);
    for (const args of [
      ['run', '--detach', '--pull=never', '--name', name, probeImageName],
      ['container', 'checkpoint', '--keep', name],
      ['container', 'restore', '--keep', name],
    ]) {
      const result = await exec([...podman, ...args], { timeoutMs: 60_000 });
      if (result.exitCode !== 0) return result.stderr.slice(-1000);
    }
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await exec([...podman, 'rm', '--force', '--time', '0', name]);
  }
}
