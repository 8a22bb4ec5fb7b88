import 'server-only';
import { readExactly } from '@/lib/archive/source/byte-reader';
import type { Entry } from '@/lib/archive/source/entry';
import {
  walkCheckpoint,
  type CheckpointSource,
  type Walked,
  type WalkOptions,
} from '@/lib/archive/source/walk-checkpoint';
import type { ContentFile } from '@/lib/domain/contents/contents-view';
import { AppError } from '@/lib/errors/app-error';
import { classifyFile } from './classify-file';
import { emptyImages, type Images } from './images';
import { fillWindows, stringWindows, type MemoryWindow } from './memory-window';
import { readImageEntry, type Reading } from './read-entry';

/** What one walk through a checkpoint found; views are made of it. */
export interface CheckpointRead {
  walked: Walked;
  images: Images;
  files: ContentFile[];
  windows: MemoryWindow[];
  /** podman's and the runtime's JSON files by name, not yet parsed. */
  configs: Map<string, Buffer>;
}

const configFiles = /^(?:userdata\/)?(config\.dump|spec\.dump)$/;
const maxConfigBytes = 16 * 1024 * 1024;

/**
 * Reads everything but the pages of a checkpoint: decodes CRIU's images, counts the other files, and takes the
 * arguments and environments of processes out of memory. An archive is passed once, from front to back; a second
 * time only when its pages come before their tables.
 * @throws AppError archive/missing, archive/corrupt, archive/no-zstd
 */
export async function readCheckpoint(source: CheckpointSource, options: WalkOptions): Promise<CheckpointRead> {
  const read: Omit<CheckpointRead, 'walked'> = { images: emptyImages(), files: [], windows: [], configs: new Map() };
  const early = new Set<string>();
  let decodedBytes = 0;
  const walked = await walkCheckpoint(
    source,
    async (entry) => {
      const { kind, imageFile } = classifyFile(entry.path);
      const file: ContentFile = { name: entry.path, sizeBytes: entry.sizeBytes, kind, reading: 'skipped', note: null };
      read.files.push(file);
      const pagesId = pagesIdOf(imageFile);
      if (pagesId !== null) {
        if (!(await readStrings(read, entry, pagesId))) early.add(entry.path);
      } else if (imageFile !== null) {
        const isKnown = kind !== 'unknown';
        Object.assign(file, await readImageEntry(entry, imageFile, { images: read.images, decodedBytes, isKnown }));
        if (file.reading === 'decoded') decodedBytes += entry.content.positionBytes;
      } else Object.assign(file, await readConfig(read.configs, entry, kind === 'unknown'));
    },
    options,
  );
  refuseWithoutImages(read);
  // Pages that no table names stay unread.
  const isNamed = (path: string) =>
    read.images.pagemaps.some(({ pagesId }) => pagesId === pagesIdOf(path.split('/')[1] ?? null));
  const late = new Set([...early].filter(isNamed));
  if (late.size > 0) await readAgain(source, read, late, options);
  return { ...read, walked };
}

/** Number of a file of pages; null for every other file. */
export function pagesIdOf(imageFile: string | null): number | null {
  const match = /^pages-(\d+)\.img$/.exec(imageFile ?? '');
  return match ? Number.parseInt(match[1] ?? '', 10) : null;
}

type Partial = Omit<CheckpointRead, 'walked'>;

/** False when the tables of these pages are not known yet. */
async function readStrings(read: Partial, entry: Entry, pagesId: number): Promise<boolean> {
  const { images } = read;
  if (!images.pagemaps.some((pagemap) => pagemap.pagesId === pagesId)) return false;
  const known = new Set(read.windows.map(({ pid }) => pid));
  read.windows.push(...stringWindows(images).filter(({ pid }) => !known.has(pid)));
  await fillWindows(read.windows, { images, pagesId, sizeBytes: entry.sizeBytes, content: entry.content });
  return true;
}

async function readAgain(
  source: CheckpointSource,
  read: Partial,
  early: ReadonlySet<string>,
  options: WalkOptions,
): Promise<void> {
  await walkCheckpoint(
    source,
    async (entry) => {
      const pagesId = early.has(entry.path) ? pagesIdOf(classifyFile(entry.path).imageFile) : null;
      if (pagesId !== null) await readStrings(read, entry, pagesId);
    },
    options,
  );
}

async function readConfig(configs: Map<string, Buffer>, entry: Entry, isUnknown: boolean): Promise<Reading> {
  const name = configFiles.exec(entry.path)?.[1];
  if (name === undefined) return { reading: isUnknown ? 'unknown' : 'skipped', note: null };
  if (entry.sizeBytes > maxConfigBytes) return { reading: 'failed', note: 'is too large to be read' };
  configs.set(name, await readExactly(entry.content, entry.sizeBytes));
  return { reading: 'decoded', note: null };
}

// Without these two there is no checkpoint, only files.
function refuseWithoutImages({ files, images }: Partial): void {
  const failed = files.find(({ name, reading }) => /\/(?:inventory|pstree)\.img$/.test(name) && reading === 'failed');
  if (failed) throw new AppError('archive/corrupt', `${failed.name} ${failed.note ?? 'cannot be read'}.`);
  if (images.records('inventory').length === 0 || images.records('pstree').length === 0) {
    throw new AppError('archive/corrupt', 'It has no CRIU images: inventory.img or pstree.img is missing or empty.');
  }
}
