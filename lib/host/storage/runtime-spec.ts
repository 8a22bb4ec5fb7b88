import 'server-only';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

// podman restores into a container with the runtime's description that lies in its `userdata`, changes it, takes the
// old file away and writes the new one. Killed in between it leaves none, or the beginning of one, and the container
// can never be restored again.
const specName = 'config.json';
const copyName = 'config.json.gpu-load';

/**
 * Keeps a copy of a container's config.json while that is whole, and puts the copy back when it is not.
 * @returns true when it was put back.
 */
export async function keepRuntimeSpec(userdataDir: string): Promise<boolean> {
  const spec = path.join(userdataDir, specName);
  const copy = path.join(userdataDir, copyName);
  const [present, kept] = await Promise.all([readWhole(spec), readWhole(copy)]);
  if (present !== null) {
    if (present !== kept) await replaceFile(copy, present);
    return false;
  }
  if (kept === null) return false;
  await replaceFile(spec, kept);
  return true;
}

/** The text of a JSON file; null when it is missing, or cut off. */
async function readWhole(file: string): Promise<string | null> {
  try {
    const text = await readFile(file, 'utf8');
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? text : null;
  } catch {
    return null;
  }
}

/** At once and as a whole, so that a killed server leaves no half a file of its own. */
async function replaceFile(file: string, text: string): Promise<void> {
  await writeFile(`${file}.part`, text, { mode: 0o600 });
  await rename(`${file}.part`, file);
}
