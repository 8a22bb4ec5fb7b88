import { Gauge } from 'lucide-react';
import { expect, test } from 'vitest';
import { navItems } from '@/components/shell/nav-items';
import { matchingEntries, type PaletteEntry } from './palette-entry';
import { placeEntries } from './place-entries';
import { shortcutGroups } from './shortcut-list';
import { targetEntries } from './target-entries';

const entry = (label: string, more: Partial<PaletteEntry> = {}): PaletteEntry => ({
  id: label,
  group: 'Pages',
  label,
  icon: Gauge,
  go: { href: '/' },
  ...more,
});

test('an entry is found when all words are somewhere in it; what begins with the first word comes first', () => {
  const entries = [entry('Compare runs'), entry('Runs', { words: 'history' }), entry('Host', { detail: 'run here' })];
  const labels = (...words: string[]) => matchingEntries(entries, words).map(({ label }) => label);
  expect(labels()).toEqual(['Compare runs', 'Runs', 'Host']);
  expect(labels('run')).toEqual(['Runs', 'Compare runs', 'Host']);
  expect(labels('run', 'hist')).toEqual(['Runs']);
  expect(labels('walrus')).toEqual([]);
});

test('only a checkpoint that can be restored gets the command for it', () => {
  const checkpoint = { kind: 'checkpoint', name: 'golden', detail: '', at: null } as const;
  const entries = targetEntries([
    { ...checkpoint, id: 'a', isRestorable: true },
    { ...checkpoint, id: 'b', isRestorable: false },
  ]);
  expect(entries.map(({ id, group }) => [id, group])).toEqual([
    ['restore a', 'Actions'],
    ['checkpoint a', 'Checkpoints'],
    ['checkpoint b', 'Checkpoints'],
  ]);
});

test('every place has an address and, where it has keys, keys of its own that the list names', () => {
  const ids = placeEntries.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const listed = shortcutGroups.flatMap(({ shortcuts }) => shortcuts.map(({ keys }) => keys.join(' ')));
  const used = placeEntries.flatMap(({ keys }) => (keys ? [keys.join(' ')] : []));
  expect(new Set(used).size).toBe(used.length);
  expect(listed).toEqual(expect.arrayContaining(used));
  expect(used).toHaveLength(navItems.length + 1);
});
