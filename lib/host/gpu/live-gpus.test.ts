import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLiveGpus, stopGpuWatch } from './live-gpus';

const fixtures = path.join(import.meta.dirname, '..', 'facts', '__fixtures__');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'live-gpus-'));
});
afterEach(async () => {
  stopGpuWatch();
  await rm(folder, { recursive: true });
});

/** An nvidia-smi that answers with what was recorded, and writes down each time it is started. */
async function recorded(loop: string): Promise<string> {
  const file = path.join(folder, 'nvidia-smi');
  await writeFile(
    file,
    `#!/bin/sh
echo "$*" >> ${folder}/starts
case "$*" in
  *compute-apps*) cat ${fixtures}/nvidia-smi-apps.csv; exec sleep 60 ;;
  *loop-ms*) ${loop} ;;
  *) cat ${fixtures}/nvidia-smi-query.csv ;;
esac
`,
  );
  await chmod(file, 0o755);
  return file;
}
const starts = async () => (await readFile(path.join(folder, 'starts'), 'utf8')).trim().split('\n').length;

describe('the live state of the GPUs', () => {
  it('comes from processes that go on, not from a new one for each look', async () => {
    const command = await recorded(`cat ${fixtures}/nvidia-smi-busy.csv; exec sleep 60`);
    expect((await readLiveGpus({ command })).gpus).toMatchObject([{ memoryUsedBytes: 0 }]);
    const seen = await eventually(async () => {
      const reading = await readLiveGpus({ command });
      return reading.gpus[0]?.powerWatts === 133.57 && reading.processes.length > 0 ? reading : null;
    });
    expect(seen.driverVersion).toBe('580.159.04');
    expect(seen.processes).toEqual([
      { gpuUuid: 'GPU-00000000-0000-0000-0000-000000000001', pid: 444, usedBytes: 1926 * 1024 ** 2 },
    ]);
    const before = await starts();
    for (let look = 0; look < 10; look++) await readLiveGpus({ command });
    expect(await starts()).toBe(before);
  });

  it('is asked for once more when the stream has ended', async () => {
    const command = await recorded('exit 1');
    await readLiveGpus({ command });
    expect((await readLiveGpus({ command })).gpus).toHaveLength(1);
  });

  it('says why there is none, and leaves no process behind, when the driver does not work', async () => {
    const command = path.join(folder, 'nvidia-smi');
    await writeFile(
      command,
      `#!/bin/sh\necho x >> ${folder}/starts\ncat ${fixtures}/nvidia-smi-no-devices.txt; exit 6\n`,
    );
    await chmod(command, 0o755);
    expect(await readLiveGpus({ command })).toMatchObject({ gpus: [], note: expect.stringMatching(/^No NVIDIA GPU/) });
    expect(await starts()).toBe(1);
  });
});

async function eventually<T>(look: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await look();
    if (found !== null) return found;
    await sleep(50);
  }
  throw new Error('It did not come.');
}
