import 'server-only';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { dataDir } from '@/lib/env';

/** Every path of the embedded engine. All lie in the data folder, so that removing it removes the engine. */
export function engineLayout() {
  const data = dataDir();
  const folder = path.join(data, 'engine');
  // Two checkouts on one host must not share a bridge or a subnet.
  const digest = createHash('sha256').update(data).digest();
  const key = digest.toString('hex').slice(0, 8);
  return {
    data,
    folder,
    key,
    root: path.join(folder, 'root'),
    namespaceDir: path.join(folder, 'ns'),
    namespaceFile: path.join(folder, 'ns', 'mnt.ns'),
    lockFile: path.join(data, 'engine.lock'),
    /** There when the set-up installed mmdebstrap, so that removal knows to take it away. */
    mmdebstrapMark: path.join(folder, 'installed-mmdebstrap'),
    wrapper: path.join(folder, 'bin', 'podman'),
    manifest: path.join(folder, 'engine.json'),
    /** In the tmpfs that holds the namespace file, so that a reboot takes both away together. */
    upMarker: path.join(folder, 'ns', 'up'),
    graphRoot: path.join(data, 'storage'),
    ramDisk: path.join(data, 'ram'),
    bridge: `gl-${key}`,
    subnet: `10.${64 + ((digest[4] ?? 0) % 64)}.${digest[5] ?? 0}.0/24`,
    gateway: `10.${64 + ((digest[4] ?? 0) % 64)}.${digest[5] ?? 0}.1`,
  };
}

/** The lock under which the namespace is made and taken away. */
export const bringUpLock = (): string => engineLayout().lockFile;
