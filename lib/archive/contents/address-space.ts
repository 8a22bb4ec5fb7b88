import 'server-only';
import type { MmEntry, VmaEntry } from '@/lib/archive/criu/records';
import type { MemoryKind } from '@/lib/domain/contents/byte-kinds';
import type { Images, OwnedPagemap } from './images';

/** A mapping in pages; `vma` null: all of a shared segment. */
export interface Mapping {
  firstPage: number;
  endPage: number;
  kind: MemoryKind;
  name: string | null;
  protection: string;
  vma: VmaEntry | null;
}

/** The mappings that a page table's pages lie in, in ascending order. */
export function mappingsOf(images: Images, pagemap: OwnedPagemap): Mapping[] {
  if (pagemap.pid === null) return [sharedMapping(images, pagemap)];
  const [mm] = images.records('mm', pagemap.pid);
  return mm ? mm.vmas.map((vma) => toMapping(images, mm, vma)).sort((a, b) => a.firstPage - b.firstPage) : [];
}

/** CRIU's VMA status bits, criu/include/image.h. The first that is set decides. */
const kindOfStatus: [number, MemoryKind][] = [
  [1 << 5, 'memory-heap'],
  [1 << 1, 'memory-stack'],
  [1 << 14, 'memory-memfd'],
  [(1 << 8) | (1 << 10), 'memory-shared'],
  [(1 << 2) | (1 << 3) | (1 << 11) | (1 << 12) | (1 << 13), 'memory-other'],
  [(1 << 6) | (1 << 7), 'memory-file-private'],
  [1 << 9, 'memory-anonymous'],
];

function toMapping(images: Images, mm: MmEntry, vma: VmaEntry): Mapping {
  const firstPage = pageOf(vma.start);
  const endPage = pageOf(vma.end);
  const startStack = pageOf(mm.mm_start_stack);
  // CRIU sets its bit for stacks of old kernels only; the main stack is where the process began.
  const isMainStack = (vma.status & (1 << 9)) !== 0 && startStack >= firstPage && startStack < endPage;
  const kind = isMainStack ? 'memory-stack' : kindOf(vma);
  return {
    firstPage,
    endPage,
    kind,
    name: nameOf(images, vma, kind),
    protection: protectionOf(vma),
    vma,
  };
}

const kindOf = ({ status }: VmaEntry): MemoryKind =>
  kindOfStatus.find(([bits]) => (status & bits) !== 0)?.[1] ?? 'memory-other';

// Up to fifteen digits a double is exact, and no address of a process has more on x86-64.
const pageOf = (address: string): number =>
  address.length <= 15 ? Math.floor(Number(address) / 4096) : Number(BigInt(address) >> BigInt(12));

const isVdso = (status: number) => (status & (1 << 3)) !== 0;
const isVvar = (status: number) => (status & (1 << 12)) !== 0;

function nameOf(images: Images, vma: VmaEntry, kind: MemoryKind): string | null {
  if (kind === 'memory-heap') return '[heap]';
  if (kind === 'memory-stack') return '[stack]';
  if (isVdso(vma.status)) return '[vdso]';
  if (isVvar(vma.status)) return '[vvar]';
  if (kind === 'memory-shared') return `shared:${vma.shmid}`;
  if (kind === 'memory-file-private' || kind === 'memory-memfd') return fileNameOf(images, Number(vma.shmid));
  return null;
}

/** Name of the file with this id: a path, `memfd:name`; null when the images do not say. */
export function fileNameOf(images: Images, fileId: number): string | null {
  const file = fileIndex(images).get(fileId);
  if (file?.reg) return file.reg.name;
  if (!file?.memfd) return null;
  const { inode_id } = file.memfd;
  const inode = images.records('memfd').find((one) => Number(one.inode_id) === inode_id);
  return inode ? `memfd:${inode.name}` : null;
}

type Files = ReturnType<typeof makeFileIndex>;
const fileIndexes = new WeakMap<Images, { count: number; files: Files }>();

/** files.img by id; made once, and again when the image came later. */
export function fileIndex(images: Images): Files {
  const count = images.records('files').length;
  const known = fileIndexes.get(images);
  if (known?.count === count) return known.files;
  const files = makeFileIndex(images);
  fileIndexes.set(images, { count, files });
  return files;
}

const makeFileIndex = (images: Images) => new Map(images.records('files').map((file) => [file.id, file]));

const protectionOf = ({ prot, flags }: VmaEntry): string =>
  `${prot & 1 ? 'r' : '-'}${prot & 2 ? 'w' : '-'}${prot & 4 ? 'x' : '-'}${flags & 1 ? 's' : 'p'}`;

function sharedMapping(images: Images, { shmid, firstPage, pageCount, entryCount }: OwnedPagemap): Mapping {
  const memfd = images.records('memfd').find((inode) => String(inode.shmid) === shmid);
  const last = entryCount - 1;
  const savedEnd = last < 0 ? 0 : (firstPage[last] ?? 0) + (pageCount[last] ?? 0);
  return {
    firstPage: 0,
    endPage: Math.max(savedEnd, memfd ? Math.ceil(Number(memfd.size) / 4096) : 0),
    kind: memfd ? 'memory-memfd' : 'memory-shared',
    name: memfd ? `memfd:${memfd.name}` : `shared:${shmid ?? ''}`,
    protection: 'rw-s',
    vma: null,
  };
}
