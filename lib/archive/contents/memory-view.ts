import 'server-only';
import { memoryKinds, type BytesOfKind, type MemoryKind } from '@/lib/domain/contents/byte-kinds';
import type { MappingView, ProcessMemory } from '@/lib/domain/contents/mapping-view';
import { pageBytes } from '@/lib/domain/contents/page-statistics';
import type { ContentFile, ContentsView } from '@/lib/domain/contents/contents-view';
import { groupMappings } from '@/lib/domain/contents/group-mappings';
import { mappingsOf, type Mapping } from './address-space';
import { classifyFile } from './classify-file';
import { pageRuns } from './page-runs';
import type { Images, OwnedPagemap } from './images';
import { pagesIdOf } from './read-checkpoint';

const maxMappings = 500;

interface Counted {
  savedBytes: number;
  parentBytes: number;
}

export interface MemoryView {
  memory: ProcessMemory[];
  mappings: ContentsView['mappings'];
  /** Sums to the sizes of all files of pages. */
  bytesByKind: BytesOfKind[];
}

/** Whose every saved page is, by process, kind and mapping. */
export function memoryView(images: Images, files: readonly ContentFile[]): MemoryView {
  const kinds = new Map<MemoryKind, number>();
  const byMapping = new Map<Mapping, Counted>();
  const mappings = new Map<OwnedPagemap, Mapping[]>();
  const mappingsOfTable = (pagemap: OwnedPagemap): Mapping[] => {
    const found = mappings.get(pagemap) ?? mappingsOf(images, pagemap);
    mappings.set(pagemap, found);
    return found;
  };
  const byProcess = new Map<string, ProcessMemory>();
  for (const file of files) {
    if (!/\/pages-(?:shmem-)?\d+\.img$/.test(file.name)) continue;
    let leftBytes = file.sizeBytes;
    const pagesId = pagesIdOf(classifyFile(file.name).imageFile);
    for (const { pagemap, mapping, pages, offsetBytes } of pagesId === null
      ? []
      : pageRuns(images, pagesId, file.sizeBytes, mappingsOfTable)) {
      const kind = mapping?.kind ?? 'memory-other';
      const savedBytes = offsetBytes === null ? 0 : pages * pageBytes;
      const parentBytes = offsetBytes === null ? pages * pageBytes : 0;
      leftBytes -= savedBytes;
      add(kinds, kind, savedBytes);
      countProcess(byProcess, images, pagemap, kind, { savedBytes, parentBytes });
      if (mapping) countMapping(byMapping, mapping, savedBytes, parentBytes);
    }
    add(kinds, 'memory-other', leftBytes);
  }
  return {
    memory: [...byProcess.values()].sort((a, b) => b.savedBytes - a.savedBytes),
    mappings: mappingList(mappings, byMapping),
    bytesByKind: memoryKinds.flatMap((kind) => {
      const sizeBytes = kinds.get(kind) ?? 0;
      return sizeBytes > 0 ? [{ kind, sizeBytes }] : [];
    }),
  };
}

function add(sums: Map<MemoryKind, number>, kind: MemoryKind, sizeBytes: number): void {
  sums.set(kind, (sums.get(kind) ?? 0) + sizeBytes);
}

function countProcess(
  byProcess: Map<string, ProcessMemory>,
  images: Images,
  { pid }: OwnedPagemap,
  kind: MemoryKind,
  { savedBytes, parentBytes }: Counted,
): void {
  const key = String(pid);
  const comm = pid === null ? null : (images.records('core', pid)[0]?.tc?.comm ?? null);
  const process = byProcess.get(key) ?? { pid, comm, savedBytes: 0, parentBytes: 0, kinds: [] };
  byProcess.set(key, process);
  process.savedBytes += savedBytes;
  process.parentBytes += parentBytes;
  const found = process.kinds.find((one) => one.kind === kind);
  if (found) found.sizeBytes += savedBytes;
  else process.kinds.push({ kind, sizeBytes: savedBytes });
}

function countMapping(counts: Map<Mapping, Counted>, mapping: Mapping, savedBytes: number, parentBytes: number): void {
  const counted = counts.get(mapping);
  if (counted) {
    counted.savedBytes += savedBytes;
    counted.parentBytes += parentBytes;
  } else counts.set(mapping, { savedBytes, parentBytes });
}

interface CountedMapping extends Counted, Pick<Mapping, 'kind' | 'name' | 'protection'> {
  pid: number | null;
  sizeBytes: number;
  mapping: Mapping;
}

const notSaved: Counted = { savedBytes: 0, parentBytes: 0 };

function mappingList(
  mappings: ReadonlyMap<OwnedPagemap, Mapping[]>,
  counts: ReadonlyMap<Mapping, Counted>,
): MemoryView['mappings'] {
  const all: CountedMapping[] = [];
  for (const [{ pid }, ofTable] of mappings) {
    if (!ofTable.some((mapping) => counts.has(mapping))) continue;
    for (const mapping of ofTable) {
      const { savedBytes, parentBytes } = counts.get(mapping) ?? notSaved;
      const { kind, name, protection } = mapping;
      const sizeBytes = (mapping.endPage - mapping.firstPage) * pageBytes;
      all.push({ pid, kind, name, protection, savedBytes, parentBytes, sizeBytes, mapping });
    }
  }
  all.sort((a, b) => b.savedBytes - a.savedBytes || b.sizeBytes - a.sizeBytes);
  return { total: all.length, top: all.slice(0, maxMappings).map(toMappingView), groups: groupMappings(all) };
}

/** A page's address as text; pages are exact numbers, addresses of the kernel's half are not. */
export function hexAddress(page: number, byteInPage = 0): string {
  const address = page * pageBytes + byteInPage;
  if (Number.isSafeInteger(address)) return `0x${address.toString(16)}`;
  return `0x${(BigInt(page) * BigInt(pageBytes) + BigInt(byteInPage)).toString(16)}`;
}

// Only of those that are shown: there can be a hundred thousand.
function toMappingView(counted: CountedMapping): MappingView {
  const { pid, kind, name, protection, sizeBytes, savedBytes, parentBytes, mapping } = counted;
  const startAddress = hexAddress(mapping.firstPage);
  const endAddress = hexAddress(mapping.endPage);
  return { pid, startAddress, endAddress, sizeBytes, savedBytes, parentBytes, kind, name, protection };
}
