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
  const byMapping = new Map<OwnedPagemap, Map<number, Counted>>();
  const byProcess = new Map<string, ProcessMemory>();
  for (const file of files) {
    if (!/\/pages-(?:shmem-)?\d+\.img$/.test(file.name)) continue;
    let leftBytes = file.sizeBytes;
    const pagesId = pagesIdOf(classifyFile(file.name).imageFile);
    for (const { pagemap, mapping, pages, offsetBytes } of pagesId === null
      ? []
      : pageRuns(images, pagesId, file.sizeBytes)) {
      const kind = mapping?.kind ?? 'memory-other';
      const savedBytes = offsetBytes === null ? 0 : pages * pageBytes;
      const parentBytes = offsetBytes === null ? pages * pageBytes : 0;
      leftBytes -= savedBytes;
      add(kinds, kind, savedBytes);
      countProcess(byProcess, images, pagemap, kind, { savedBytes, parentBytes });
      if (mapping) countMapping(byMapping, pagemap, mapping.firstPage, { savedBytes, parentBytes });
    }
    add(kinds, 'memory-other', leftBytes);
  }
  return {
    memory: [...byProcess.values()].sort((a, b) => b.savedBytes - a.savedBytes),
    mappings: mappingList(images, byMapping),
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

function countMapping(
  byMapping: Map<OwnedPagemap, Map<number, Counted>>,
  pagemap: OwnedPagemap,
  firstPage: number,
  { savedBytes, parentBytes }: Counted,
): void {
  const counts = byMapping.get(pagemap) ?? new Map<number, Counted>();
  byMapping.set(pagemap, counts);
  const counted = counts.get(firstPage) ?? { savedBytes: 0, parentBytes: 0 };
  counts.set(firstPage, counted);
  counted.savedBytes += savedBytes;
  counted.parentBytes += parentBytes;
}

function mappingList(images: Images, byMapping: Map<OwnedPagemap, Map<number, Counted>>): MemoryView['mappings'] {
  const all: MappingView[] = [];
  for (const [pagemap, counts] of byMapping) {
    for (const mapping of mappingsOf(images, pagemap)) {
      const counted = counts.get(mapping.firstPage) ?? { savedBytes: 0, parentBytes: 0 };
      all.push(toMappingView(pagemap.pid, mapping, counted));
    }
  }
  all.sort((a, b) => b.savedBytes - a.savedBytes || b.sizeBytes - a.sizeBytes);
  return { total: all.length, top: all.slice(0, maxMappings), groups: groupMappings(all) };
}

/** A page's address as text; pages are exact numbers, addresses may not be. */
export const hexAddress = (page: number, byteInPage = 0): string =>
  `0x${(BigInt(page) * BigInt(pageBytes) + BigInt(byteInPage)).toString(16)}`;

function toMappingView(pid: number | null, mapping: Mapping, counted: Counted): MappingView {
  const { firstPage, endPage, kind, name, protection } = mapping;
  return {
    ...{ pid, kind, name, protection, ...counted },
    startAddress: hexAddress(firstPage),
    endAddress: hexAddress(endPage),
    sizeBytes: (endPage - firstPage) * pageBytes,
  };
}
