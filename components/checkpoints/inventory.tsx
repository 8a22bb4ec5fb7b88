'use client';
import { Star } from 'lucide-react';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { Table, Td, Th } from '@/components/ui/table';
import { useLiveRuns } from '@/lib/client/use-live-runs';
import type { CheckpointView } from '@/lib/domain/views';
import { formatBytes } from '@/lib/format/bytes';
import { formatDurationMs } from '@/lib/format/duration';
import { paths } from '@/lib/paths';
import { StateBadge } from './state-badge';

/** The inventory of checkpoints, newest first. */
export function Inventory({ checkpoints }: { checkpoints: CheckpointView[] }) {
  useLiveRuns();
  if (checkpoints.length === 0) {
    return (
      <EmptyState
        title="No checkpoints yet"
        action={
          <ButtonLink href={paths.newRun({ kind: 'checkpoint', spec: 'demo' })} variant="primary">
            Checkpoint the demo server
          </ButtonLink>
        }
      >
        A checkpoint is a warmed-up server saved to disk: its memory, its open files, its writable layer. Restoring it
        skips imports, weights and warm-up.
      </EmptyState>
    );
  }
  return (
    <Table label="Checkpoints">
      <thead>
        <tr>
          {['Name', 'State', 'Container', 'Kept', 'Size', 'Made', 'Versions', 'Restored', 'Last restore'].map(
            (text) => (
              <Th key={text}>{text}</Th>
            ),
          )}
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {checkpoints.map((c) => (
          <tr key={c.id}>
            <Td>
              <Link href={paths.checkpoint(c.id)} className="text-accent font-medium whitespace-nowrap underline">
                {c.name}
              </Link>{' '}
              {c.isGolden && (
                <span className="text-warning inline-flex items-center gap-0.5 text-xs">
                  <Star size={12} aria-hidden /> golden
                </span>
              )}
            </Td>
            <Td>
              <StateBadge state={c.state} />
            </Td>
            <Td>{c.containerName}</Td>
            <Td className="whitespace-nowrap">
              {c.form === 'directory' ? 'in place' : `archive (${c.compression})`},{' '}
              {c.storage === 'ram' ? 'RAM' : 'disk'}
            </Td>
            <Td mono>{formatBytes(c.sizeBytes)}</Td>
            <Td>
              <RelativeTime iso={c.createdAt} />
            </Td>
            <Td className="text-muted text-xs whitespace-nowrap">
              {c.testbed ? `podman ${c.testbed.podman ?? '?'}, CRIU ${c.testbed.criu ?? '?'}` : 'not known'}
            </Td>
            <Td mono>{c.restoreCount} times</Td>
            <Td mono>{c.lastRestoreDurationMs === null ? 'never' : formatDurationMs(c.lastRestoreDurationMs)}</Td>
            <Td>
              <ButtonLink
                size="sm"
                href={paths.newRun({ kind: 'restore', checkpoint: c.id })}
                disabledReason={c.state === 'ready' ? null : `It is ${c.state}.`}
              >
                Restore
              </ButtonLink>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
