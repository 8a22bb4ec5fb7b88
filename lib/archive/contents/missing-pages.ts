import 'server-only';
import { pageBytes } from '@/lib/domain/contents/page-statistics';
import type { ContentFile } from '@/lib/domain/contents/contents-view';
import { formatBytes } from '@/lib/format/bytes';
import { classifyFile } from './classify-file';
import type { Images } from './images';
import { pagesIdOf } from './read-checkpoint';

interface Named {
  pages: number;
  owners: Set<string>;
}

/** Files of pages that the page tables name and that are not there, or not to their end: one sentence each. */
export function missingPageNotes(images: Images, files: readonly ContentFile[]): string[] {
  const sizes = new Map<number, number>();
  for (const { name, sizeBytes } of files) {
    const pagesId = pagesIdOf(classifyFile(name).imageFile);
    if (pagesId !== null) sizes.set(pagesId, sizeBytes);
  }
  return [...namedPages(images)]
    .sort(([a], [b]) => a - b)
    .flatMap(([pagesId, named]) => noteOf(pagesId, named, sizes.get(pagesId)) ?? []);
}

function namedPages({ pagemaps }: Images): Map<number, Named> {
  const byFile = new Map<number, Named>();
  for (const { pagesId, pid, entryCount, isPresent, pageCount } of pagemaps) {
    const named = byFile.get(pagesId) ?? { pages: 0, owners: new Set<string>() };
    let pages = 0;
    for (let i = 0; i < entryCount; i += 1) if (isPresent[i] === 1) pages += pageCount[i] ?? 0;
    if (pages > 0) named.owners.add(pid === null ? 'shared memory' : `process ${pid}`);
    named.pages += pages;
    byFile.set(pagesId, named);
  }
  return byFile;
}

function noteOf(pagesId: number, { pages, owners }: Named, sizeBytes: number | undefined): string | null {
  const expectedBytes = pages * pageBytes;
  if (expectedBytes <= (sizeBytes ?? 0)) return null;
  const whose = [...owners].join(', ');
  const cost = `A restore will fail; memory of ${whose} is not counted where it is missing.`;
  if (sizeBytes === undefined) {
    return `pages-${pagesId}.img is missing, which the page tables say has ${pages} pages (${formatBytes(expectedBytes)}). ${cost}`;
  }
  return `pages-${pagesId}.img is too short: ${sizeBytes} of the ${expectedBytes} bytes that the page tables name. ${cost}`;
}
