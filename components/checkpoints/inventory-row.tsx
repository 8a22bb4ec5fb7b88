import { Star } from 'lucide-react';
import { AppLink } from '@/components/ui/app-link';
import { whyNotReadable } from '@/components/contents/why-not-readable';
import { ButtonLink } from '@/components/ui/button-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { Td } from '@/components/ui/table';
import type { CheckpointListItem } from '@/lib/domain/inventory';
import { formatBytes } from '@/lib/format/bytes';
import { formatDurationMs } from '@/lib/format/duration';
import { paths } from '@/lib/paths';
import { keptAs } from './kept-as';
import { StateBadge } from './state-badge';
import { whyNotRestorable } from './why-not-restorable';

/** The headings over `InventoryRow`; the last column has the action. */
export const inventoryColumns = ['Name', 'State', 'Spec', 'Container', 'Kept', 'Size', 'Made', 'Restored'] as const;

/** One checkpoint of the inventory. */
export function InventoryRow({ checkpoint: c }: { checkpoint: CheckpointListItem }) {
  return (
    <tr role="row">
      <Td isLead className="min-w-44 wrap-anywhere">
        <AppLink href={paths.checkpoint(c.id)} className="text-accent font-medium underline">
          {c.name}
        </AppLink>{' '}
        {c.isGolden && (
          <span className="text-warning inline-flex items-center gap-0.5 text-xs">
            <Star size={12} aria-hidden /> golden
          </span>
        )}
      </Td>
      <Td>
        <StateBadge state={c.state} />
      </Td>
      <Td label="Spec" className="whitespace-nowrap">
        {c.specName ?? 'none'}
      </Td>
      <Td label="Container" className="whitespace-nowrap">
        {c.containerName}
      </Td>
      <Td label="Kept" className="whitespace-nowrap">
        {keptAs(c)}
        <div className="text-muted text-xs">
          {c.versions ? `podman ${c.versions.podman ?? '?'}, CRIU ${c.versions.criu ?? '?'}` : 'versions not known'}
        </div>
      </Td>
      <Td mono label="Size">
        {formatBytes(c.sizeBytes)}
      </Td>
      <Td label="Made">
        <RelativeTime iso={c.createdAt} />
      </Td>
      <Td label="Restored" className="whitespace-nowrap">
        {c.restoreCount === 0 ? 'never' : c.restoreCount === 1 ? 'once' : `${c.restoreCount} times`}
        {c.lastRestoreAt !== null && (
          <div className="text-muted text-xs">
            <RelativeTime iso={c.lastRestoreAt} />
            {c.lastRestoreDurationMs !== null && `, took ${formatDurationMs(c.lastRestoreDurationMs)}`}
          </div>
        )}
      </Td>
      <Td className="min-w-40">
        <div className="flex flex-wrap items-center gap-1">
          {whyNotReadable[c.state] === null && (
            <ButtonLink size="sm" href={paths.checkpointBytes(c.id)}>
              Inside
            </ButtonLink>
          )}
          <ButtonLink
            size="sm"
            href={paths.newRun({ kind: 'restore', checkpoint: c.id })}
            disabledReason={whyNotRestorable[c.state]}
          >
            Restore
          </ButtonLink>
        </div>
      </Td>
    </tr>
  );
}
