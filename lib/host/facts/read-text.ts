import 'server-only';
import { readFile } from 'node:fs/promises';

/** The trimmed text of a small file such as those of /proc and /sys; null when it cannot be read. */
export async function readText(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    return null;
  }
}
