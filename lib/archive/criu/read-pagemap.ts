import 'server-only';
import protobuf from 'protobufjs';
import { DamagedImage } from './read-image';

const magic = 0x56084025;
const commonMagic = 0x54564319;

const inParent = 1;
const present = 4;

/** Which pages of an address space are saved: entry i begins at page `firstPage[i]` and has `pageCount[i]` pages. */
export interface Pagemap {
  /** Number of the file of pages: pages-ID.img. */
  pagesId: number;
  entryCount: number;
  /** Address divided by 4,096, so that it is exact in a double; ascending, without overlaps. */
  firstPage: Float64Array;
  pageCount: Float64Array;
  /** 1: the pages lie in the file of pages; 0: only in the parent checkpoint, or left where they were. */
  isPresent: Uint8Array;
  /** 1: the pages lie in the parent checkpoint. */
  isInParent: Uint8Array;
}

/**
 * Decodes pagemap-PID.img or pagemap-shmem-ID.img. A process has up to millions of entries, so they are read
 * without an object each, into arrays.
 * @throws DamagedImage
 */
export function readPagemap(bytes: Buffer): Pagemap {
  const start = bytes.length >= 8 && bytes.readUInt32LE(0) === commonMagic ? 4 : 0;
  if (bytes.length < start + 4 || bytes.readUInt32LE(start) !== magic) {
    throw new DamagedImage('does not begin as such an image does');
  }
  const records = recordsOf(bytes, start + 4);
  const head = records.next();
  if (head.done === true) throw new DamagedImage('has no records');
  const pagesId = attempt(() => readFields(head.value)[1] ?? 0);
  const entryCount = countRecords(bytes, start + 4) - 1;
  const map: Pagemap = {
    pagesId,
    entryCount,
    firstPage: new Float64Array(entryCount),
    pageCount: new Float64Array(entryCount),
    isPresent: new Uint8Array(entryCount),
    isInParent: new Uint8Array(entryCount),
  };
  let i = 0;
  for (const record of records) {
    const fields = attempt(() => readFields(record));
    const flags = fields[4] ?? (fields[3] === 1 ? inParent : present);
    map.firstPage[i] = Math.floor((fields[1] ?? 0) / 4096);
    map.pageCount[i] = fields[5] ?? fields[2] ?? 0;
    map.isPresent[i] = (flags & present) === 0 ? 0 : 1;
    map.isInParent[i] = (flags & inParent) === 0 ? 0 : 1;
    if (i > 0 && (map.firstPage[i] ?? 0) < endOf(map, i - 1)) throw new DamagedImage('has pages out of order');
    i += 1;
  }
  return map;
}

const endOf = (map: Pagemap, i: number): number => (map.firstPage[i] ?? 0) + (map.pageCount[i] ?? 0);

// pagemap_head { pages_id = 1 } and pagemap_entry { vaddr = 1, compat_nr_pages = 2, in_parent = 3, flags = 4,
// nr_pages = 5 }: numbers all, so one loop reads both.
function readFields(record: Buffer): (number | undefined)[] {
  const reader = protobuf.Reader.create(record);
  const fields: (number | undefined)[] = [];
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const field = tag >>> 3;
    if ((tag & 7) !== 0 || field > 5) reader.skipType(tag & 7);
    else fields[field] = toNumber(reader.uint64());
  }
  return fields;
}

// Number() of the library's numbers of 64 bits goes by way of their text.
const toNumber = (value: ReturnType<protobuf.Reader['uint64']>): number =>
  typeof value === 'number' ? value : (value.high >>> 0) * 2 ** 32 + (value.low >>> 0);

function* recordsOf(bytes: Buffer, from: number): Generator<Buffer> {
  for (let at = from; at < bytes.length;) {
    if (at + 4 > bytes.length) throw new DamagedImage('is cut off');
    const end = at + 4 + bytes.readUInt32LE(at);
    if (end > bytes.length) throw new DamagedImage('is cut off within a record');
    yield bytes.subarray(at + 4, end);
    at = end;
  }
}

function countRecords(bytes: Buffer, from: number): number {
  let count = 0;
  for (const _ of recordsOf(bytes, from)) count += 1;
  return count;
}

function attempt<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    throw new DamagedImage('has a record that cannot be decoded', { cause: error });
  }
}
