import 'server-only';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Header } from 'tar';

const compress = promisify(gzip);
const blockBytes = 512;

/** Packs texts into a .tar.gz in memory; all files get one time, so that the same content gives the same bytes. */
export async function tarGz(files: readonly { path: string; text: string }[], mtime: Date): Promise<Buffer> {
  const parts = files.flatMap(({ path, text }) => {
    const content = Buffer.from(text, 'utf8');
    const header = new Header({ path, size: content.length, mode: 0o644, type: 'File', mtime, uid: 0, gid: 0 });
    const block = Buffer.alloc(blockBytes);
    header.encode(block, 0);
    return [block, content, Buffer.alloc((blockBytes - (content.length % blockBytes)) % blockBytes)];
  });
  return compress(Buffer.concat([...parts, Buffer.alloc(2 * blockBytes)]));
}
