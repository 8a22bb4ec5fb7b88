import { BookOpen, CalendarClock, CircleQuestionMark, Columns2, Download } from 'lucide-react';
import { navItems } from '@/components/shell/nav-items';
import { paths } from '@/lib/paths';
import type { PaletteEntry } from './palette-entry';

/** Every page that is no page of one thing. */
export const placeEntries: readonly PaletteEntry[] = [
  ...navItems.map(({ label, href, icon, key }) => page(label, href, icon, { keys: ['g', key] })),
  page('Schedules', paths.schedules(), CalendarClock),
  page('Compare checkpoints', paths.compareCheckpoints(), Columns2, { words: 'difference diff' }),
  page('Import results', paths.importResults(), Download, { words: 'samples json' }),
  page('Error guide', paths.errors(), BookOpen, { words: 'help remedy cause code', keys: ['g', 'e'] }),
  page('Limits of this host', paths.hostLimits(), CircleQuestionMark, { words: 'memory disk pcie bandwidth' }),
];

function page(
  label: string,
  href: string,
  icon: PaletteEntry['icon'],
  more: Pick<PaletteEntry, 'words' | 'keys'> = {},
): PaletteEntry {
  return { id: `page ${href}`, group: 'Pages', label, icon, go: { href }, ...more };
}
