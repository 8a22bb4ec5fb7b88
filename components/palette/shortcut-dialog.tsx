'use client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { shortcutGroups } from './shortcut-list';

/** The list of shortcuts, as `?` opens it. */
export function ShortcutDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      label="Keyboard shortcuts"
      className="m-auto w-[min(44rem,calc(100vw-2rem))]"
    >
      <div className="p-5">
        <div className="flex items-center justify-between gap-3">
          <h2 className="text-base font-semibold">Keyboard shortcuts</h2>
          <Button size="sm" onClick={onClose} data-initial-focus>
            Close
          </Button>
        </div>
        <div className="mt-3 grid gap-x-8 gap-y-4 sm:grid-cols-2">
          {shortcutGroups.map(({ title, shortcuts }) => (
            <section key={title} className="min-w-0">
              <h3 className="text-muted mb-1 text-xs font-medium">{title}</h3>
              <dl className="space-y-1">
                {shortcuts.map(({ keys, does }) => (
                  <div key={keys.join(' ')} className="flex items-baseline justify-between gap-3">
                    <dt className="order-2 shrink-0">
                      <Kbd keys={keys} />
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <p className="text-muted mt-4 text-xs">While you type in a field, its keys are its own.</p>
      </div>
    </Dialog>
  );
}
