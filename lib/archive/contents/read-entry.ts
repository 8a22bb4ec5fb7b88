import 'server-only';
import { imageOfFile } from '@/lib/archive/criu/image-types';
import { DamagedImage, readImage } from '@/lib/archive/criu/read-image';
import { readPagemap } from '@/lib/archive/criu/read-pagemap';
import { readExactly } from '@/lib/archive/source/byte-reader';
import type { Entry } from '@/lib/archive/source/entry';
import type { ContentFile } from '@/lib/domain/contents/contents-view';
import type { Images } from './images';

/** Page tables of one file that are kept in memory: some five million entries. */
const maxPagemapBytes = 64 * 1024 * 1024;

/** All images together: what they become in memory is several times that. */
const maxDecodedBytes = 96 * 1024 * 1024;

export type Reading = Pick<ContentFile, 'reading' | 'note'>;

/** Adds what one image file says to `images`. A damaged image is reported and leaves the others alone. */
export async function readImageEntry(
  entry: Entry,
  imageFile: string,
  { images, decodedBytes, isKnown }: { images: Images; decodedBytes: number; isKnown: boolean },
): Promise<Reading> {
  const image = imageOfFile(imageFile);
  const pagemap = /^pagemap-(shmem-)?(\d+)\.img$/.exec(imageFile);
  if (image === null && pagemap === null) return { reading: isKnown ? 'skipped' : 'unknown', note: null };
  const hasPayload = /^(?:pipes-data|fifo-data|sk-queues|tcp-stream-.*)\.img$/.test(imageFile);
  if (!hasPayload && decodedBytes + entry.sizeBytes > maxDecodedBytes) {
    return { reading: 'failed', note: 'was left out: the images are too large to be decoded together' };
  }
  try {
    if (pagemap) await addPagemap(entry, imageFile, pagemap, images);
    else if (image) images.add(image.name, image.id, await readImage(image.name, entry.content, images.budget));
    return { reading: 'decoded', note: null };
  } catch (error) {
    if (!(error instanceof DamagedImage)) throw error;
    return { reading: 'failed', note: error.message };
  }
}

async function addPagemap(entry: Entry, imageFile: string, match: RegExpExecArray, images: Images): Promise<void> {
  if (entry.sizeBytes > maxPagemapBytes) throw new DamagedImage('is too large to be kept in memory');
  const id = match[2] ?? '';
  const isShared = match[1] !== undefined;
  const pagemap = readPagemap(await readExactly(entry.content, entry.sizeBytes));
  images.pagemaps.push({
    ...pagemap,
    imageFile,
    pid: isShared ? null : Number.parseInt(id, 10),
    shmid: isShared ? id : null,
  });
}
