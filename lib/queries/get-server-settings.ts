import 'server-only';
import { env } from '@/lib/env';
import { redactArgv } from '@/lib/host/redact';
import { getPlaces } from './get-places';

/** One setting of this server, and the environment variable that sets it. */
export interface ServerSetting {
  label: string;
  value: string;
  variable: string;
}

/** How this server was started, without any secret. */
export function getServerSettings(): Record<'listening' | 'engine' | 'places' | 'vllm', ServerSetting[]> {
  const settings = env();
  const places = getPlaces();
  return {
    listening: [
      { label: 'Address', value: settings.HOST, variable: 'HOST' },
      { label: 'Port', value: String(settings.PORT), variable: 'PORT' },
      {
        label: 'Token',
        value: settings.GPU_LOAD_TOKEN === undefined ? 'not required: loopback only' : 'required',
        variable: 'GPU_LOAD_TOKEN',
      },
      { label: 'Log level', value: settings.LOG_LEVEL, variable: 'LOG_LEVEL' },
    ],
    engine: [
      { label: 'Asked for', value: settings.ENGINE, variable: 'ENGINE' },
      {
        label: 'podman command',
        value: settings.PODMAN_COMMAND ? redactArgv(settings.PODMAN_COMMAND).join(' ') : 'not set: found by itself',
        variable: 'PODMAN_COMMAND',
      },
    ],
    places: [
      { label: 'Everything', value: places.dataDir, variable: 'GPU_LOAD_DATA_DIR' },
      { label: 'Database', value: places.databaseFile, variable: 'GPU_LOAD_DATA_DIR' },
      { label: 'Checkpoints', value: places.checkpointDir, variable: 'CHECKPOINT_DIR' },
      { label: 'RAM disk', value: places.ramDisk, variable: 'GPU_LOAD_DATA_DIR' },
      { label: 'Logs of runs', value: places.runsDir, variable: 'GPU_LOAD_DATA_DIR' },
    ],
    vllm: [
      { label: 'Model', value: settings.MODEL_ID, variable: 'MODEL_ID' },
      { label: 'Name', value: settings.CONT_NAME, variable: 'CONT_NAME' },
      { label: 'Host port', value: String(settings.API_PORT), variable: 'API_PORT' },
      { label: 'Health timeout', value: `${settings.HEALTH_CHECK_TIMEOUT} s`, variable: 'HEALTH_CHECK_TIMEOUT' },
    ],
  };
}
