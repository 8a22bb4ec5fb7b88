import 'server-only';
import { Header, Pax } from 'tar';
import { AppError } from '@/lib/errors/app-error';
import { readExactly, type ByteReader } from './byte-reader';

const blockBytes = 512;
/** Names and attributes of one entry; the longest path of Linux is 4,096 bytes. */
const maxExtensionBytes = 1024 * 1024;

/** A header that names an entry, with what came before it already applied. */
export interface TarHeader {
  path: string;
  sizeBytes: number;
  isFile: boolean;
}

/** Bytes from a size up to the next block. */
export const paddingBytes = (sizeBytes: number): number => (blockBytes - (sizeBytes % blockBytes)) % blockBytes;

export const damaged = (what: string, cause?: unknown): AppError =>
  new AppError('archive/corrupt', `The archive cannot be read to its end: ${what}.`, { cause });

/** The next entry's header; null at the archive's end. @throws AppError archive/corrupt */
export async function readTarHeader(reader: ByteReader): Promise<TarHeader | null> {
  let pax: Pax | undefined;
  let longPath: string | null = null;
  for (;;) {
    const atBytes = reader.positionBytes;
    const block = await readExactly(reader, blockBytes);
    if (block.length === 0 || isZero(block)) return null;
    const header = parseHeader(block, pax, atBytes);
    switch (header.type) {
      case 'ExtendedHeader':
      case 'OldExtendedHeader':
        pax = Pax.parse((await readExtension(reader, header)).toString('utf8'), pax ?? {});
        break;
      case 'NextFileHasLongPath':
      case 'OldGnuLongPath':
        longPath = (await readExtension(reader, header)).toString('utf8').replace(/\0[\s\S]*$/, '');
        break;
      case 'GlobalExtendedHeader':
      case 'NextFileHasLongLinkpath':
        await readExtension(reader, header);
        break;
      case 'File':
      case 'OldFile':
      case 'ContiguousFile':
        return { path: plainPath(longPath ?? header.path ?? ''), sizeBytes: sizeOf(header), isFile: true };
      default:
        // Links and folders have no content; a size in their header is the size of what they point to.
        return { path: plainPath(longPath ?? header.path ?? ''), sizeBytes: dataOf(header), isFile: false };
    }
  }
}

function parseHeader(block: Buffer, pax: Pax | undefined, atBytes: number): Header {
  if (block.length < blockBytes) throw damaged('it ends within a header');
  try {
    const header = new Header(block, 0, pax);
    if (header.cksumValid) return header;
  } catch (error) {
    throw damaged(`the header at byte ${atBytes} has a number that does not fit`, error);
  }
  throw damaged(`what is at byte ${atBytes} is no header of a tar archive`);
}

function sizeOf({ size = 0, path = '' }: Header): number {
  if (!Number.isSafeInteger(size) || size < 0) throw damaged(`the size of ${plainPath(path)} is not valid`);
  return size;
}

const withoutData = new Set<string>([
  'Link', 'SymbolicLink', 'CharacterDevice', 'BlockDevice', 'Directory', 'FIFO',
]); // prettier-ignore

const dataOf = (header: Header): number => (withoutData.has(header.type) ? 0 : sizeOf(header));

async function readExtension(reader: ByteReader, header: Header): Promise<Buffer> {
  const sizeBytes = sizeOf(header);
  if (sizeBytes > maxExtensionBytes) throw damaged('a name or its attributes are longer than 1 MiB');
  const data = await readExactly(reader, sizeBytes);
  const padding = paddingBytes(sizeBytes);
  if (data.length < sizeBytes || (await reader.skip(padding)) < padding) throw damaged('it ends within a name');
  return data;
}

const isZero = (block: Buffer): boolean => block.length === blockBytes && block.every((byte) => byte === 0);

const plainPath = (name: string): string => name.replace(/^(?:\.?\/)+/, '');
