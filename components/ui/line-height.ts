'use client';
import { useCoarsePointer } from '@/lib/client/use-coarse-pointer';

/** Height of a line of a log. */
export const lineHeightPx = 20;
/** For a finger: each line begins with a link, and WCAG 2.5.8 asks for 24 px. */
export const touchLineHeightPx = 24;

/** What draws lines of `useLineHeightPx`. */
export const lineHeightClass = 'leading-5 pointer-coarse:leading-6';

/** The height of a log's lines here, for lists that draw only those in sight; `lineHeightClass` draws them so. */
export function useLineHeightPx(): number {
  return useCoarsePointer() ? touchLineHeightPx : lineHeightPx;
}
