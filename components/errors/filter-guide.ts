import { matches } from '@/lib/diagnosis/cause';
import type { GuideArea, GuideEntry } from '@/lib/diagnosis/guide';

/**
 * The areas with only those errors that have every word of `query` somewhere, or are given away by it as a line of a
 * log; all of them for an empty query.
 */
export function filterGuide(areas: readonly GuideArea[], query: string): GuideArea[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return areas.flatMap((area) => {
    const entries = area.entries.filter((entry) => {
      const text = searchText(entry);
      return words.every((word) => text.includes(word)) || isGivenAway(entry, query);
    });
    return entries.length === 0 ? [] : [{ ...area, entries }];
  });
}

function isGivenAway({ signs }: GuideEntry, line: string): boolean {
  return signs.some((sign) => sign.words.some((words) => matches(words, line)));
}

/** What is searched: the words people read, and the words of logs that they paste. */
function searchText({ code, title, whatHappened, remedy, signs }: GuideEntry): string {
  return [code, title, whatHappened, ...remedy, ...signs.flatMap((sign) => sign.words)].join('\n').toLowerCase();
}
