import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import protobuf from 'protobufjs';
import definitions from '@/lib/archive/criu/proto/definitions.json';
import { recordedCheckpoint, viewOf } from '@/lib/archive/testing/recorded-checkpoint';

/** A `stats-restore` as CRIU writes it: two magic numbers, the size of its one record, the record. */
function restoreStats(restore: Record<string, number>): Buffer {
  const type = protobuf.Root.fromJSON(definitions as protobuf.INamespace).lookupType('stats_entry');
  const record = type.encode(type.create({ restore })).finish();
  const head = Buffer.alloc(12);
  head.writeUInt32LE(0x55105940, 0);
  head.writeUInt32LE(0x57093306, 4);
  head.writeUInt32LE(record.length, 8);
  return Buffer.concat([head, record]);
}

test('statistics of a restore are told beside those of the dump, each with its own file', async () => {
  const own = await recordedCheckpoint();
  const { folder } = own.folder;
  expect((await viewOf(own.folder)).restoreStatistics).toBeNull();
  const restore = {
    ...{ pages_compared: 0, pages_skipped_cow: 1, forking_time: 2500 },
    ...{ restore_time: 310_000, pages_restored: 47_000 },
  };
  await writeFile(path.join(folder, 'stats-restore'), restoreStats(restore));
  const view = await viewOf(own.folder);
  expect(view.restoreStatistics).toEqual({
    ...{ forkingTimeUs: 2500, restoreTimeUs: 310_000, pagesCompared: 0, pagesSkippedCow: 1, pagesRestored: 47_000 },
  });
  expect(view.statistics).toMatchObject({ pagesWritten: 174 });

  await copyFile(path.join(folder, 'config.dump'), path.join(folder, 'stats-restore'));
  const damaged = await viewOf(own.folder);
  expect(damaged.restoreStatistics).toBeNull();
  expect(damaged.notes.join(' ')).toContain('stats-restore');
  await own.remove();
});
