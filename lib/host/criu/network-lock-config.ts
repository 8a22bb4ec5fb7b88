import 'server-only';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { CriuNetworkLock } from '@/lib/domain/options';
import { dataDir } from '@/lib/env';
import { readRuntimeConfig, writeConfigFile } from './runtime-config';

/**
 * Writes CRIU's settings of this host with another network lock into the data folder, which the engine sees at the
 * same place. A container whose annotation `org.criu.config` names the file is dumped and restored with it by runc;
 * the host's own file stays as it is.
 * @returns the file's absolute path.
 */
export async function writeNetworkLockConfig(lock: CriuNetworkLock): Promise<string> {
  const { text } = await readRuntimeConfig();
  const folder = path.join(dataDir(), 'criu');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `network-lock-${lock}.conf`);
  await writeConfigFile(file, withNetworkLock(text, lock));
  return file;
}

/** The settings with their network lock replaced; the rest stays, comments included. */
export function withNetworkLock(text: string, lock: CriuNetworkLock): string {
  const kept = text.split('\n').filter((line) => !/^\s*(--)?network-lock\b/.test(line) && line !== '');
  return `${[...kept, `network-lock ${lock}`].join('\n')}\n`;
}

/** The network lock that the settings name; null where they leave it to CRIU. */
export function networkLockOf(text: string): string | null {
  return /^\s*(?:--)?network-lock\s*[= ]\s*(\S+)/m.exec(text)?.[1] ?? null;
}
