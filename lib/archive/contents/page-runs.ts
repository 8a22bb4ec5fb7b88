import 'server-only';
import { pageBytes } from '@/lib/domain/contents/page-statistics';
import { mappingsOf, type Mapping } from './address-space';
import type { Images, OwnedPagemap } from './images';

/** Pages that follow each other in one mapping, and in the file of pages when they are present. */
export interface PageRun {
  pagemap: OwnedPagemap;
  mapping: Mapping | null;
  firstPage: number;
  pages: number;
  /** Where they begin in the file of pages; null: not in this checkpoint. */
  offsetBytes: number | null;
}

/** Every run of pages that the page tables name for pages-`pagesId`.img, in the file's order; never past its end. */
export function* pageRuns(images: Images, pagesId: number, fileSizeBytes: number): Generator<PageRun> {
  let offsetBytes = 0;
  for (const pagemap of images.pagemaps) {
    if (pagemap.pagesId !== pagesId) continue;
    for (const run of runsOf(pagemap, mappingsOf(images, pagemap))) {
      if (!run.isPresent) {
        yield { ...run, pagemap, offsetBytes: null };
        continue;
      }
      const pages = Math.min(run.pages, Math.floor((fileSizeBytes - offsetBytes) / pageBytes));
      if (pages <= 0) break;
      yield { ...run, pages, pagemap, offsetBytes };
      offsetBytes += pages * pageBytes;
    }
  }
}

type PartOfRun = Pick<PageRun, 'mapping' | 'firstPage' | 'pages'> & { isPresent: boolean };

function* runsOf(pagemap: OwnedPagemap, mappings: Mapping[]): Generator<PartOfRun> {
  let next = 0;
  for (let i = 0; i < pagemap.entryCount; i += 1) {
    const isPresent = pagemap.isPresent[i] === 1;
    if (!isPresent && pagemap.isInParent[i] !== 1) continue;
    let firstPage = pagemap.firstPage[i] ?? 0;
    const endPage = firstPage + (pagemap.pageCount[i] ?? 0);
    while (firstPage < endPage) {
      while (next < mappings.length && (mappings[next]?.endPage ?? 0) <= firstPage) next += 1;
      const candidate = mappings[next];
      const isInside = candidate !== undefined && candidate.firstPage <= firstPage;
      const until = Math.min(endPage, (isInside ? candidate.endPage : candidate?.firstPage) ?? endPage);
      yield { mapping: isInside ? candidate : null, firstPage, pages: until - firstPage, isPresent };
      firstPage = until;
    }
  }
}
