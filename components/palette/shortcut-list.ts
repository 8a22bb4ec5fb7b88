import { navItems } from '@/components/shell/nav-items';

interface ShortcutGroup {
  title: string;
  shortcuts: readonly { keys: readonly string[]; does: string }[];
}

/** Every shortcut of the product, as its list shows them. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: ['Ctrl', 'K'], does: 'Search and commands (⌘ K on a Mac)' },
      { keys: ['/'], does: 'To the search field of the page' },
      { keys: ['?'], does: 'This list' },
      { keys: ['Esc'], does: 'Close what is open' },
    ],
  },
  {
    title: 'Go to',
    shortcuts: [
      ...navItems.map(({ label, key }) => ({ keys: ['g', key], does: label })),
      { keys: ['g', 'e'], does: 'Error guide' },
    ],
  },
  {
    title: 'On a run',
    shortcuts: [
      { keys: ['j'], does: 'Next phase; with a search, next match' },
      { keys: ['k'], does: 'Phase or match before' },
      { keys: ['Enter'], does: 'In the search field: next match (with Shift: the one before)' },
    ],
  },
];
