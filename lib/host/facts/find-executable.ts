import 'server-only';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';

/** Folders that hold a distribution's executables; sbin is often missing from a user's PATH. */
const systemFolders = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** The path of an executable on this host, or below `root` (an engine's own file tree); null when there is none. */
export async function findExecutable(name: string, root = '/'): Promise<string | null> {
  for (const folder of systemFolders) {
    const file = path.join(root, folder, name);
    try {
      await access(file, constants.X_OK);
      if ((await stat(file)).isFile()) return file;
    } catch {
      // Not here; the next folder may have it.
    }
  }
  return null;
}
