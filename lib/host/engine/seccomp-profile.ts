import 'server-only';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { engineLayout } from './layout';

/** CRIU cannot dump a process that holds an io_uring, so servers are kept from making one. */
const ioUringCalls = new Set(['io_uring_setup', 'io_uring_enter', 'io_uring_register']);

const profileSchema = z.looseObject({ syscalls: z.array(z.looseObject({ names: z.array(z.string()) })) });

/**
 * Writes podman's own default seccomp profile without io_uring into the data folder.
 * @returns its path, the same inside and outside the engine; null when the engine brings no profile to start from.
 */
export async function writeProfileWithoutIoUring(): Promise<string | null> {
  const { root, data } = engineLayout();
  for (const folder of [path.join(root, 'usr/share/containers'), '/usr/share/containers', '/etc/containers']) {
    const text = await readFile(path.join(folder, 'seccomp.json'), 'utf8').catch(() => null);
    if (text === null) continue;
    const file = path.join(data, 'seccomp-no-io-uring.json');
    await mkdir(data, { recursive: true });
    await writeFile(file, `${JSON.stringify(withoutIoUring(JSON.parse(text)))}\n`);
    return file;
  }
  return null;
}

/** The profile with the calls of io_uring taken out of everything it allows. @throws when it is no profile. */
export function withoutIoUring(profile: unknown): unknown {
  const parsed = profileSchema.parse(profile);
  return {
    ...parsed,
    syscalls: parsed.syscalls.map((rule) => ({
      ...rule,
      names: rule.names.filter((name) => !ioUringCalls.has(name)),
    })),
  };
}
