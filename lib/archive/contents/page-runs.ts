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

/**
 * Every run of pages that the page tables name for pages-`pagesId`.img, in the file's order; never past its end.
 * @param mappings of a page table, in ascending order: runs end where a mapping ends; none where nobody asks whose
 *   the pages are
 */
export function* pageRuns(
  images: Images,
  pagesId: number,
  fileSizeBytes: number,
  mappings: (pagemap: OwnedPagemap) => Mapping[] = (pagemap) => mappingsOf(images, pagemap),
): Generator<PageRun> {
  let offsetBytes = 0;
  for (const pagemap of images.pagemaps) {
    if (pagemap.pagesId !== pagesId) continue;
    for (const run of runsOf(pagemap, mappings(pagemap))) {
      if (run.isPresent) {
        run.pages = Math.min(run.pages, Math.floor((fileSizeBytes - offsetBytes) / pageBytes));
        if (run.pages <= 0) break;
        run.offsetBytes = offsetBytes;
        offsetBytes += run.pages * pageBytes;
      }
      yield run;
    }
  }
}

// Not yet placed in the file of pages.
function* runsOf(pagemap: OwnedPagemap, mappings: Mapping[]): Generator<PageRun & { isPresent: boolean }> {
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
      const mapping = isInside ? candidate : null;
      yield { pagemap, mapping, firstPage, pages: until - firstPage, offsetBytes: null, isPresent };
      firstPage = until;
    }
  }
}
