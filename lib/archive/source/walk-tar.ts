import 'server-only';
import { limitedReader, type ByteReader } from './byte-reader';
import { maxEntries, type Visit, type WalkTotals } from './entry';
import { damaged, paddingBytes, readTarHeader } from './tar-header';

/**
 * Visits every regular file of a tar in its order; what a visit leaves unread is left out. Nothing is unpacked.
 * All bytes are counted: those of files as content, the rest as overhead.
 * @throws AppError archive/corrupt when it is cut off or no tar.
 */
export async function walkTar(reader: ByteReader, visit: Visit): Promise<WalkTotals> {
  let contentBytes = 0;
  let fileCount = 0;
  for (let entries = 0; ; entries += 1) {
    if (entries > maxEntries) throw damaged(`it has more than ${maxEntries} entries`);
    const header = await readTarHeader(reader);
    if (header === null) break;
    const { path, sizeBytes, isFile } = header;
    const endBytes = reader.positionBytes + sizeBytes;
    if (isFile) {
      await visit({ path, sizeBytes, content: limitedReader(reader, sizeBytes) });
      contentBytes += sizeBytes;
      fileCount += 1;
    }
    const rest = endBytes - reader.positionBytes;
    if ((await reader.skip(rest)) < rest) throw damaged(`it ends within ${path}`);
    await reader.skip(paddingBytes(sizeBytes));
  }
  // What follows the end belongs to the file as well; a damaged compression shows only here.
  while ((await reader.skip(drainBytes)) === drainBytes);
  return { contentBytes, overheadBytes: reader.positionBytes - contentBytes, fileCount };
}

const drainBytes = 1024 * 1024 * 1024;
