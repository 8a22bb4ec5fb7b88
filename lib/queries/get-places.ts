import 'server-only';
import { checkpointDir, databaseFile, dataDir, runsDir } from '@/lib/env';
import { ramDiskPath } from '@/lib/host/storage/ram-disk';

/** Where on the host the product keeps what: absolute paths. */
export interface Places {
  dataDir: string;
  databaseFile: string;
  checkpointDir: string;
  ramDisk: string;
  runsDir: string;
}

export function getPlaces(): Places {
  return {
    dataDir: dataDir(),
    databaseFile: databaseFile(),
    checkpointDir: checkpointDir(),
    ramDisk: ramDiskPath(),
    runsDir: runsDir(),
  };
}
