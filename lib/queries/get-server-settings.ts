import 'server-only';
import { checkpointDir, databaseFile, dataDir, env } from '@/lib/env';

/** How this server was started, without any secret. */
export async function getServerSettings() {
  const { HOST, PORT, ENGINE, PODMAN_COMMAND, GPU_LOAD_TOKEN } = env();
  return {
    listensOn: `${HOST}:${PORT}`,
    hasToken: GPU_LOAD_TOKEN !== undefined,
    engine: PODMAN_COMMAND ? PODMAN_COMMAND.join(' ') : ENGINE,
    dataDir: dataDir(),
    checkpointDir: checkpointDir(),
    databaseFile: databaseFile(),
  };
}
