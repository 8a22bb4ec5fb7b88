import 'server-only';
import { readExactly, type ByteReader } from '@/lib/archive/source/byte-reader';
import { decodeRecord, type ValueBudget } from './decode';
import { imageTypes, type ImageName, type ImageRecords } from './image-types';

// Since format 1.1 every image begins with one of these, then its own magic number; only the inventory does not.
const commonMagic = 0x54564319;
const serviceMagic = 0x55105940;
/** The largest record is a process's mappings or a tree of cgroups, far below this. */
const maxRecordBytes = 16 * 1024 * 1024;
/** Records of one image that are kept in memory. */
const maxRecords = 500_000;

/** What is wrong with one image, as part of a sentence. The other images can still be read. */
export class DamagedImage extends Error {}

/** Decodes an image: its magic number, then records of a size and a message, some followed by raw data. */
export async function readImage<Name extends ImageName>(
  name: Name,
  reader: ByteReader,
  budget: ValueBudget,
): Promise<ImageRecords[Name][]> {
  const { magic, message, payloadBytes } = imageTypes[name];
  await expectMagic(reader, magic);
  const records: ImageRecords[Name][] = [];
  for (;;) {
    const bytes = await nextRecord(reader);
    if (bytes === null) return records;
    const record = decode<ImageRecords[Name]>(message, bytes, budget);
    const payload = payloadBytes?.(record) ?? 0;
    if ((await reader.skip(payload)) < payload) throw new DamagedImage('is cut off within its data');
    if (records.push(record) > maxRecords) throw new DamagedImage(`has more than ${maxRecords} records`);
  }
}

/** Passes the magic numbers. @throws DamagedImage when they are not those of this image. */
async function expectMagic(reader: ByteReader, magic: number): Promise<void> {
  let found = await readUint32(reader);
  if (found === commonMagic || found === serviceMagic) found = await readUint32(reader);
  if (found !== magic) throw new DamagedImage('does not begin as such an image does');
}

async function readUint32(reader: ByteReader): Promise<number | null> {
  const bytes = await readExactly(reader, 4);
  if (bytes.length === 0) return null;
  if (bytes.length < 4) throw new DamagedImage('is cut off');
  return bytes.readUInt32LE();
}

async function nextRecord(reader: ByteReader): Promise<Buffer | null> {
  const sizeBytes = await readUint32(reader);
  if (sizeBytes === null) return null;
  if (sizeBytes > maxRecordBytes) throw new DamagedImage(`has a record of ${sizeBytes} bytes`);
  const bytes = await readExactly(reader, sizeBytes);
  if (bytes.length < sizeBytes) throw new DamagedImage('is cut off within a record');
  return bytes;
}

function decode<T>(message: string, bytes: Buffer, budget: ValueBudget): T {
  try {
    return decodeRecord<T>(message, bytes, budget);
  } catch (error) {
    if (budget.left < 0) throw new DamagedImage('was left out: all images together have more values than are kept');
    throw new DamagedImage('has a record that cannot be decoded', { cause: error });
  }
}
