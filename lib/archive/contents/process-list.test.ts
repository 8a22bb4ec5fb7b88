import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import protobuf from 'protobufjs';
import { expect, test } from 'vitest';
import definitions from '@/lib/archive/criu/proto/definitions.json';
import { recordedCheckpoint, viewOf } from '@/lib/archive/testing/recorded-checkpoint';

const core = protobuf.Root.fromJSON(definitions as protobuf.INamespace).lookupType('core_entry');

/** The core image of a process, changed as if it had been dumped otherwise. */
async function change(file: string, into: (record: Record<string, Record<string, unknown>>) => void): Promise<void> {
  const bytes = await readFile(file);
  const record = core.toObject(core.decode(bytes.subarray(12))) as Record<string, Record<string, unknown>>;
  into(record);
  const changed = core.encode(core.fromObject(record)).finish();
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(changed.length, 8);
  await writeFile(file, Buffer.concat([head, changed]));
}

/** siginfo_t, of which the first word is the number. */
function signal(number: number): { siginfo: Buffer } {
  const siginfo = Buffer.alloc(128);
  siginfo.writeInt32LE(number);
  return { siginfo };
}

test('signals that wait and timers that run are those of the image', async () => {
  const own = await recordedCheckpoint();
  const file = path.join(own.folder.folder, 'checkpoint', 'core-1.img');
  expect((await viewOf(own.folder)).processes[0]).toMatchObject({ pid: 1, pendingSignals: [], timers: [] });
  const none = { isec: 0, iusec: 0, vsec: 0, vusec: 0 };
  const posix = { it_id: 0, clock_id: 1, si_signo: 14, it_sigev_notify: 0, sival_ptr: 0, overrun: 0 };
  await change(file, (record) => {
    record.tc!.signals_s = { signals: [signal(15), signal(40)] };
    record.thread_core!.signals_p = { signals: [signal(10)] };
    record.tc!.timers = {
      ...{ real: { isec: 2, iusec: 500_000, vsec: 1, vusec: 1 }, virt: none, prof: none },
      posix: [{ ...posix, isec: 0, insec: 0, vsec: 3, vnsec: 7 }],
    };
  });
  const [process] = (await viewOf(own.folder)).processes;
  expect(process?.pendingSignals).toEqual([
    { signal: 'SIGTERM', tid: null },
    { signal: 'SIGRT+8', tid: null },
    { signal: 'SIGUSR1', tid: 1 },
  ]);
  expect(process?.timers).toEqual([
    { type: 'interval', clock: 'real', intervalNs: 2.5e9, remainingNs: 1_000_001_000 },
    { type: 'posix', clock: 'CLOCK_MONOTONIC', intervalNs: 0, remainingNs: 3_000_000_007 },
  ]);
  await own.remove();
});
