import 'server-only';
import { mkdir, statfs } from 'node:fs/promises';
import net from 'node:net';
import { holdServerLock } from '@/lib/db/server-lock';
import { dataDir } from '@/lib/env';
import { SetupFailure } from './step';

/** Room for the engine, the demo image while it is made, and a first checkpoint. */
const neededBytes = 6 * 1024 ** 3;

/** @throws SetupFailure when not root. */
export function checkRoot(): void {
  if (process.getuid?.() !== 0) throw new SetupFailure('CRIU and the engine need root. Run: sudo npm run up');
}

/** Only asked when something must be built. @throws SetupFailure when the disk is too full. */
export async function checkSpace(): Promise<void> {
  await mkdir(dataDir(), { recursive: true, mode: 0o700 });
  const fs = await statfs(dataDir());
  const freeGiB = (fs.bavail * fs.bsize) / 1024 ** 3;
  if (freeGiB * 1024 ** 3 >= neededBytes) return;
  throw new SetupFailure(
    `${dataDir()} has ${freeGiB.toFixed(1)} GiB free and 6 are needed. Free some, or set GPU_LOAD_DATA_DIR to another disk.`,
  );
}

/**
 * Asked before anything is built or migrated; the server asks again for itself.
 * @throws AppError app/second-server
 */
export async function checkAlone(): Promise<void> {
  const release = await holdServerLock('npm run up');
  await release();
}

/** @throws SetupFailure when something else listens there. */
export function checkPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new SetupFailure(
          `Cannot listen on ${host}:${port} (${error.code}). Choose another: npm run up -- --port ${port + 1}`,
        ),
      ),
    );
    server.listen(port, host, () => server.close(() => resolve()));
  });
}
