import { readFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import protobuf from 'protobufjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordedCheckpoint } from '@/lib/archive/testing/recorded-checkpoint';
import { seededRandom } from '@/lib/stats/seeded-random';
import { decodeRecord } from './decode';
import { imageOfFile, imageTypes } from './image-types';
import definitions from './proto/definitions.json';

interface OneRecord {
  message: string;
  bytes: Buffer;
}

let own: Awaited<ReturnType<typeof recordedCheckpoint>>;
let records: OneRecord[];
beforeAll(async () => {
  own = await recordedCheckpoint();
  records = await recordsOf(path.join(own.folder.folder, 'checkpoint'));
});
afterAll(() => own.remove());

/** Every record of the recorded dump's images. */
async function recordsOf(folder: string): Promise<OneRecord[]> {
  const found: OneRecord[] = [];
  for (const file of readdirSync(folder)) {
    const image = imageOfFile(file);
    if (!image) continue;
    const { message, payloadBytes } = imageTypes[image.name];
    const bytes = await readFile(path.join(folder, file));
    for (let at = image.name === 'inventory' ? 4 : 8; at < bytes.length;) {
      const end = at + 4 + bytes.readUInt32LE(at);
      const record = bytes.subarray(at + 4, end);
      found.push({ message, bytes: record });
      at = end + (payloadBytes?.(byLibrary({ message, bytes: record }) as never) ?? 0);
    }
  }
  return found;
}

// Ours keeps the numbers of enumerations that are not known yet; the library leaves such a field out.
const open = structuredClone(definitions) as unknown as {
  nested: Record<string, { values?: object; fields?: Record<string, { type: string }> }>;
};
const enumerations = new Set(['march', ...Object.keys(open.nested).filter((name) => open.nested[name]?.values)]);
for (const { fields = {} } of Object.values(open.nested)) {
  for (const field of Object.values(fields)) if (enumerations.has(field.type)) field.type = 'int32';
}
const root = protobuf.Root.fromJSON(open as protobuf.INamespace);

function byLibrary({ message, bytes }: OneRecord): unknown {
  const type = root.lookupType(message);
  return type.toObject(type.decode(bytes), { longs: String, arrays: true });
}

const byOurs = ({ message, bytes }: OneRecord) => decodeRecord(message, bytes, { left: 1_000_000 });

test('every record of a real dump is decoded as the library decodes it', () => {
  expect(records.length).toBeGreaterThan(100);
  for (const record of records) expect(byOurs(record)).toEqual(byLibrary(record));
});

test('20,000 damaged records are decoded as the library decodes them, or refused as it refuses them', () => {
  const random = seededRandom(1);
  const below = (count: number) => Math.floor(random() * count);
  const counts = { decoded: 0, refused: 0 };
  for (let i = 0; i < 20_000; i += 1) {
    const { message, bytes } = records[below(records.length)] as OneRecord;
    const damaged = Buffer.from(random() < 0.2 ? bytes.subarray(0, below(bytes.length + 1)) : bytes);
    for (let n = 0; n <= below(3) && damaged.length > 0; n += 1) damaged[below(damaged.length)] = below(256);
    const expected = attempt(() => byLibrary({ message, bytes: damaged }));
    expect(attempt(() => byOurs({ message, bytes: damaged }))).toEqual(expected);
    counts[expected === 'refused' ? 'refused' : 'decoded'] += 1;
  }
  expect(Math.min(counts.decoded, counts.refused)).toBeGreaterThan(1000);
});

function attempt(decode: () => unknown): unknown {
  try {
    return decode();
  } catch {
    return 'refused';
  }
}

test('packed numbers are read as those with a tag each, and numbers of 64 bits are exact', () => {
  const type = root.lookupType('pstree_entry');
  const packed = protobuf.Writer.create();
  for (const [id, value] of [8, 16, 24, 32].map((tag, i) => [tag, i] as const)) packed.uint32(id).uint32(value);
  packed.uint32(42).fork().uint32(7).uint32(300).ldelim();
  const bytes = Buffer.from(packed.finish());
  expect(byOurs({ message: 'pstree_entry', bytes })).toEqual({ pid: 0, ppid: 1, pgid: 2, sid: 3, threads: [7, 300] });
  expect(type.toObject(type.decode(bytes))).toEqual(byOurs({ message: 'pstree_entry', bytes }));
  for (const value of ['0', '9007199254740993', '18446744073709551615', '9223372036854775808', '4294967296']) {
    const vma = { start: value, end: '1', pgoff: '0', shmid: '0', prot: 0, flags: 0, status: 0, fd: -1 };
    const record = Buffer.from(
      root.lookupType('vma_entry').encode(root.lookupType('vma_entry').fromObject(vma)).finish(),
    );
    expect(byOurs({ message: 'vma_entry', bytes: record })).toMatchObject({ start: value, fd: '-1' });
  }
});

test('a small record with an endless list is refused once the budget is spent', () => {
  const bytes = Buffer.alloc(2_000_000);
  for (let i = 0; i < bytes.length; i += 2) bytes[i] = 0x12; // A controller of two bytes, that is empty.
  const budget = { left: 1000 };
  expect(() => decodeRecord('cgroup_entry', bytes, budget)).toThrow('more values than are kept');
  expect(budget.left).toBe(-1);
});
