import 'server-only';
import type { ByteKind, BytesOfKind } from '@/lib/domain/contents/byte-kinds';
import type { ContentFile, ContentsView, LayerView } from '@/lib/domain/contents/contents-view';
import type { CheckpointRead } from './read-checkpoint';
import { containerConfig } from './container-config';
import { epollList, eventFdList, fileLockList, pipeList, timerFdList } from './descriptor-lists';
import { criuStatistics, restoreStatistics } from './criu-statistics';
import { cgroupList, mountList, namespaceList } from './environment-lists';
import type { Images } from './images';
import { memoryView } from './memory-view';
import { missingPageNotes } from './missing-pages';
import { openFileList } from './open-files';
import { processList } from './process-list';
import { socketList } from './socket-list';

const maxLayerFiles = 200;

/** What only the caller knows of a checkpoint. */
export type ContentsFrame = Pick<
  ContentsView,
  'checkpointId' | 'checkpointName' | 'criuVersion' | 'readAt' | 'readDurationMs'
>;

/** The view of what one walk found. */
export function contentsView(read: CheckpointRead, form: 'folder' | 'archive', frame: ContentsFrame): ContentsView {
  const { images, walked } = read;
  const files = [...read.files].sort((a, b) => b.sizeBytes - a.sizeBytes);
  const memory = memoryView(images, files);
  const openFiles = openFileList(images);
  return {
    ...frame,
    source: {
      form,
      compression: walked.compression,
      sizeBytes: walked.sizeBytes,
      contentBytes: walked.contentBytes + walked.overheadBytes,
      fileCount: walked.fileCount,
    },
    imageVersion: imageVersion(images),
    bytesByKind: bytesByKind(files, memory.bytesByKind, walked.overheadBytes),
    memory: memory.memory,
    mappings: memory.mappings,
    processes: processList({ images, windows: read.windows, memory: memory.memory, openFiles }),
    openFiles,
    sockets: socketList(images, openFiles),
    pipes: pipeList(images, openFiles),
    eventFds: eventFdList(images, openFiles),
    timerFds: timerFdList(images, openFiles),
    epolls: epollList(images, openFiles),
    fileLocks: fileLockList(images, openFiles),
    mounts: mountList(images),
    namespaces: namespaceList(images),
    cgroups: cgroupList(images),
    config: containerConfig(read.configs),
    statistics: criuStatistics(images),
    restoreStatistics: restoreStatistics(images),
    layer: layerView(files),
    files: files.filter(({ name }) => !name.startsWith('layer/')),
    notes: notesOf(read),
  };
}

// CRTOOLS_IMAGES_V1 and _V1_1 of criu/include/magic.h.
const imageVersions: Record<number, string> = { 1: '1.0', 2: '1.1' };

function imageVersion(images: Images): string | null {
  const version = images.records('inventory')[0]?.img_version;
  return version === undefined ? null : (imageVersions[version] ?? `unknown (${version})`);
}

function bytesByKind(files: ContentFile[], memory: BytesOfKind[], overheadBytes: number): BytesOfKind[] {
  const sums = new Map<ByteKind, number>(memory.map(({ kind, sizeBytes }) => [kind, sizeBytes]));
  // Files of pages are counted by page.
  for (const { kind, sizeBytes } of files) {
    if (!kind.startsWith('memory-')) sums.set(kind, (sums.get(kind) ?? 0) + sizeBytes);
  }
  sums.set('archive-overhead', overheadBytes);
  return [...sums]
    .map(([kind, sizeBytes]) => ({ kind, sizeBytes }))
    .filter(({ sizeBytes }) => sizeBytes > 0)
    .sort((a, b) => b.sizeBytes - a.sizeBytes);
}

function layerView(files: ContentFile[]): LayerView | null {
  const inFolder = files.filter(({ name }) => name.startsWith('layer/'));
  if (inFolder.length === 0) return null;
  return {
    fileCount: inFolder.length,
    sizeBytes: inFolder.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    largest: inFolder
      .slice(0, maxLayerFiles)
      .map(({ name, sizeBytes }) => ({ path: name.slice('layer'.length), sizeBytes })),
  };
}

function notesOf({ files, images }: CheckpointRead): string[] {
  const notes = files.flatMap(({ name, reading, note }) =>
    reading === 'failed' ? [`${name} ${note ?? 'cannot be read'}; what it says is missing here.`] : [],
  );
  const unknown = files.filter(({ reading }) => reading === 'unknown').length;
  if (unknown > 0) notes.push(`${unknown} file(s) are not known to this version: they are counted, not decoded.`);
  notes.push(...missingPageNotes(images, files));
  if (images.pagemaps.some(({ isInParent }) => isInParent.includes(1))) {
    notes.push('A part of the memory lies in a parent checkpoint (pre-dump) and is not counted here.');
  }
  return notes;
}
