import 'server-only';
import { constants } from 'node:fs';
import { access, readlink, stat } from 'node:fs/promises';
import path from 'node:path';

/** Folders that hold a distribution's executables; sbin is often missing from a user's PATH. */
const systemFolders = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** On this host the engine's programs are looked for in the server's own PATH first, as podman and the runtime do. */
function foldersOf(root: string): string[] {
  const own = root === '/' ? (process.env.PATH ?? '').split(':').filter((folder) => path.isAbsolute(folder)) : [];
  return [...own, ...systemFolders];
}

/** The path of an executable on this host, or below `root` (an engine's own file tree); null when there is none. */
export async function findExecutable(name: string, root = '/'): Promise<string | null> {
  for (const folder of foldersOf(root)) {
    const file = path.join(root, folder, name);
    try {
      const target = await followLinks(file, root);
      await access(target, constants.X_OK);
      if ((await stat(target)).isFile()) return file;
    } catch {
      // Not here; the next folder may have it.
    }
  }
  return null;
}

// Debian's alternatives are absolute links: below an engine's root they lead to files of that root,
// while the kernel would look for them on this host.
async function followLinks(file: string, root: string): Promise<string> {
  let target = file;
  for (let hop = 0; hop < 8; hop += 1) {
    const link = await readlink(target).catch(() => null);
    if (link === null) return target;
    target = path.isAbsolute(link) ? path.join(root, link) : path.resolve(path.dirname(target), link);
  }
  return target;
}
