import 'server-only';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar';
import { contentsView } from '@/lib/archive/contents/contents-view';
import { readCheckpoint } from '@/lib/archive/contents/read-checkpoint';
import type { CheckpointSource, WalkOptions } from '@/lib/archive/source/walk-checkpoint';
import type { ContentsView } from '@/lib/domain/contents/contents-view';

const fixture = path.join(import.meta.dirname, '..', '__fixtures__', 'shell.tar.gz');

/** For tests: the recorded checkpoint as a gzip archive, a plain archive and a folder, below a folder of its own. */
export async function recordedCheckpoint() {
  const folder = await mkdtemp(path.join(tmpdir(), 'gpu-load-contents-'));
  const file = path.join(folder, 'archive.tar');
  const bytes = gunzipSync(await readFile(fixture));
  await writeFile(file, bytes);
  await extract({ file, cwd: folder, preserveOwner: false });
  await rm(path.join(folder, 'archive.tar'));
  await writeFile(`${folder}.tar`, bytes);
  return {
    bytes,
    gzip: { form: 'archive', file: fixture } satisfies CheckpointSource,
    plain: { form: 'archive', file: `${folder}.tar` } satisfies CheckpointSource,
    folder: { form: 'folder', folder } satisfies CheckpointSource,
    remove: async () => {
      await rm(folder, { recursive: true, force: true });
      await rm(`${folder}.tar`, { force: true });
    },
  };
}

/** Archives of tests are never zstd; the command is tried where it is started. */
export const withoutZstd: WalkOptions = {
  openZstd: () => {
    throw new Error('No zstd here.');
  },
};

/** The view of a source, with a frame that tells nothing. */
export async function viewOf(source: CheckpointSource, options = withoutZstd): Promise<ContentsView> {
  const frame = { checkpointId: 'c', checkpointName: 'c', criuVersion: null, readAt: '', readDurationMs: 0 };
  return contentsView(await readCheckpoint(source, options), source.form, frame);
}
