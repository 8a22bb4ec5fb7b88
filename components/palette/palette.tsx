'use client';
import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useHostState } from '@/lib/client/host-events';
import { searchWords } from '@/lib/domain/jump-target';
import { ErrorCard } from '@/components/ui/error-card';
import { matchingEntries, paletteGroups, type PaletteEntry } from './palette-entry';
import { PaletteItem } from './palette-item';
import { placeEntries } from './place-entries';
import { containerEntries, targetEntries } from './target-entries';
import { useActions } from './use-actions';
import { useJumpTargets } from './use-jump-targets';

interface Props {
  onClose: () => void;
  onShowShortcuts: () => void;
}

/** The inside of the command palette: one field, and everything it leads to. */
export default function Palette({ onClose, onShowShortcuts }: Props) {
  const router = useRouter();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const host = useHostState();
  const { targets, isSearching, isFailed } = useJumpTargets(text);
  const { entries: actions, error, pending } = useActions({ close: onClose, showShortcuts: onShowShortcuts });
  // It is loaded when first asked for, and then comes after the dialog has opened.
  useEffect(() => input.current?.focus(), []);

  const shown = matchingEntries(
    [...actions, ...placeEntries, ...containerEntries(host?.containers ?? []), ...targetEntries(targets)],
    searchWords(text),
  );
  const choose = ({ go }: PaletteEntry) => {
    if ('run' in go) return go.run();
    onClose();
    router.push(go.href);
  };
  return (
    <Command shouldFilter={false} loop label="Search and commands" className="flex max-h-[min(34rem,80dvh)] flex-col">
      <Command.Input
        ref={input}
        data-initial-focus
        value={text}
        onValueChange={setText}
        placeholder="Go to a page, checkpoint or run, or do something"
        className="border-line placeholder:text-muted bg-surface min-h-12 w-full border-b px-4 outline-none"
      />
      {error && (
        <div className="p-3">
          <ErrorCard error={error} />
        </div>
      )}
      <Command.List className="min-h-0 flex-1 overflow-y-auto p-2" label="Found">
        {paletteGroups.map((group) => {
          const inGroup = shown.filter((entry) => entry.group === group);
          return inGroup.length === 0 ? null : (
            <Command.Group
              key={group}
              heading={group}
              className="[&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs"
            >
              {inGroup.map((entry) => (
                <PaletteItem key={entry.id} entry={entry} onSelect={() => choose(entry)} />
              ))}
            </Command.Group>
          );
        })}
      </Command.List>
      <p role="status" className="border-line text-muted border-t px-4 py-2 text-xs">
        {pending ?? status({ isFailed, isSearching, count: shown.length })}
      </p>
    </Command>
  );
}

function status({ isFailed, isSearching, count }: { isFailed: boolean; isSearching: boolean; count: number }): string {
  if (isFailed) return 'The server does not answer: only pages and actions are searched.';
  if (isSearching) return 'Searching…';
  if (count === 0) return 'Nothing has all of these words. Try fewer, or a part of a name.';
  return `${count} found. Arrow keys choose, Enter goes there, Escape closes.`;
}
