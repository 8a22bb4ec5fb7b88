import 'server-only';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Header } from 'tar';

const blockBytes = 512;

/** A file of an archive: its text, or what gives its bytes whenever it is called, the same each time. */
export type TarFile = { path: string; text: string } | { path: string; chunks: () => AsyncIterable<Buffer> };

/**
 * Packs files into a .tar.gz that is made while it is read, so that none has to fit into the memory; all files get one
 * time, so that the same content gives the same bytes.
 */
export async function* tarGz(files: readonly TarFile[], mtime: Date): AsyncGenerator<Buffer> {
  const source = Readable.from(tar(files, mtime), { objectMode: false });
  const packed = createGzip();
  source.on('error', (error) => packed.destroy(error));
  try {
    for await (const chunk of source.pipe(packed)) yield chunk as Buffer;
  } finally {
    source.destroy();
  }
}

async function* tar(files: readonly TarFile[], mtime: Date): AsyncGenerator<Buffer> {
  for (const file of files) {
    const chunksOf = 'text' in file ? () => [Buffer.from(file.text, 'utf8')] : file.chunks;
    // The size stands in front of the content, so what is not at hand is read twice.
    let size = 0;
    for await (const chunk of chunksOf()) size += chunk.length;
    const block = Buffer.alloc(blockBytes);
    new Header({ path: file.path, size, mode: 0o644, type: 'File', mtime, uid: 0, gid: 0 }).encode(block, 0);
    yield block;
    let written = 0;
    for await (const chunk of chunksOf()) {
      written += chunk.length;
      if (chunk.length > 0) yield chunk;
    }
    if (written !== size) throw new Error(`${file.path} changed while it was packed.`);
    if (size % blockBytes > 0) yield Buffer.alloc(blockBytes - (size % blockBytes));
  }
  yield Buffer.alloc(2 * blockBytes);
}
