import type { DumpOptions, RestoreOptions } from './options';

/** What a dump is when nothing is asked for; the schema says the same, which forms need not load for it. */
export const defaultDumpOptions: DumpOptions = {
  leaveRunning: false,
  tcpEstablished: false,
  fileLocks: false,
  form: 'directory',
  compression: 'none',
  ignoreRootfs: false,
  ignoreVolumes: false,
  storage: 'disk',
};

/** The like of a restore. */
export const defaultRestoreOptions: RestoreOptions = {
  tcpEstablished: false,
  tcpClose: false,
  fileLocks: false,
  ignoreStaticIp: false,
  ignoreStaticMac: false,
  newName: null,
  hostPort: null,
  stopFirst: false,
  prefetch: false,
  ignoreReadiness: false,
};
