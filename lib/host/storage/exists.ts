import 'server-only';
import { access } from 'node:fs/promises';

/** True when a file or folder is there and may be reached. */
export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
