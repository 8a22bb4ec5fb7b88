import type { LucideIcon } from 'lucide-react';
import { hasAllWords } from '@/lib/domain/jump-target';

/** The headings of the palette, in their order. */
export const paletteGroups = ['Actions', 'Pages', 'Checkpoints', 'Containers', 'Benchmarks', 'Runs', 'Specs'] as const;

/** One line of the command palette. */
export interface PaletteEntry {
  /** Unique among all entries. */
  id: string;
  group: (typeof paletteGroups)[number];
  label: string;
  detail?: string;
  /** When it came to be (ISO 8601). */
  at?: string | null;
  /** Other words it is found by. */
  words?: string;
  icon: LucideIcon;
  /** The keys that do the same. */
  keys?: readonly string[];
  /** Where it goes, or what it does. */
  go: { href: string } | { run: () => void };
}

/** The entries in which every word occurs, those whose label begins with the first word before the others of their group. */
export function matchingEntries(entries: readonly PaletteEntry[], words: readonly string[]): PaletteEntry[] {
  const found = entries.filter(({ label, detail = '', words: more = '', id }) =>
    hasAllWords(`${label} ${detail} ${more} ${id}`, words),
  );
  const [first] = words;
  if (first === undefined) return found;
  const begins = ({ label }: PaletteEntry) => (label.toLowerCase().startsWith(first) ? 0 : 1);
  return found.toSorted((a, b) => begins(a) - begins(b));
}
