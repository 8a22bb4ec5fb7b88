'use client';
import { Command } from 'cmdk';
import { Kbd } from '@/components/ui/kbd';
import { RelativeTime } from '@/components/ui/relative-time';
import type { PaletteEntry } from './palette-entry';

/** One line of the palette: what it is, what tells it from others, and the keys that do the same. */
export function PaletteItem({ entry, onSelect }: { entry: PaletteEntry; onSelect: () => void }) {
  const { id, label, detail = '', at, icon: Icon, keys } = entry;
  return (
    <Command.Item
      value={id}
      onSelect={onSelect}
      className="data-[selected=true]:bg-raised flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-2 py-1"
    >
      <Icon size={16} className="text-muted shrink-0" aria-hidden />
      <span className="min-w-0 shrink truncate">{label}</span>
      <span className="text-muted min-w-0 flex-1 truncate text-xs">
        {detail}
        {at && (
          <>
            {detail !== '' && ' · '}
            <RelativeTime iso={at} />
          </>
        )}
      </span>
      {keys && <Kbd keys={keys} />}
    </Command.Item>
  );
}
