'use client';
import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { navItems } from '@/components/shell/nav-items';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { useShortcuts } from '@/lib/client/use-shortcuts';
import { paths } from '@/lib/paths';
import { ShortcutDialog } from './shortcut-dialog';

// Most visits never open it.
const Palette = dynamic(() => import('./palette'), {
  ssr: false,
  loading: () => <p className="text-muted p-4">Loading…</p>,
});

/** The button that opens the command palette, the palette, the list of shortcuts, and the shortcuts themselves. */
export function Commands() {
  const router = useRouter();
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const toggle = useEffectEvent(() => {
    // Somebody else's dialog lies above the page; its work is not to be covered.
    if (open === null && document.querySelector('dialog[open]')) return;
    setOpen(open === null ? 'palette' : null);
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  useShortcuts({
    '?': () => setOpen('shortcuts'),
    '/': () => {
      const field = document.querySelector<HTMLElement>('main input[type="search"]');
      if (field) field.focus();
      else setOpen('palette');
    },
    ...Object.fromEntries(navItems.map(({ key, href }) => [`g ${key}`, () => router.push(href)])),
    'g e': () => router.push(paths.errors()),
  });
  return (
    <>
      <button
        type="button"
        aria-label="Search and commands"
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        onClick={() => setOpen('palette')}
        className="border-field text-muted hover:bg-raised flex min-h-9 items-center gap-2 rounded-md border px-2 text-left"
      >
        <Search size={16} aria-hidden />
        <span className="flex-1">Search</span>
        <span aria-hidden className="hidden md:inline">
          <Kbd keys={['Ctrl', 'K']} />
        </span>
      </button>
      <Dialog
        isOpen={open === 'palette'}
        onClose={() => setOpen((now) => (now === 'palette' ? null : now))}
        label="Search and commands"
        className="mx-auto mt-[10dvh] mb-auto w-[min(40rem,calc(100vw-2rem))] overflow-hidden"
      >
        <Palette onClose={() => setOpen(null)} onShowShortcuts={() => setOpen('shortcuts')} />
      </Dialog>
      <ShortcutDialog
        isOpen={open === 'shortcuts'}
        onClose={() => setOpen((now) => (now === 'shortcuts' ? null : now))}
      />
    </>
  );
}
