import { AppLink } from '@/components/ui/app-link';
import { phaseTitles } from '@/lib/domain/phase';
import type { RunDetail } from '@/lib/domain/views';
import { formatDurationMs } from '@/lib/format/duration';
import { formatRatio } from '@/lib/format/ratio';
import { paths } from '@/lib/paths';
import { Card } from '@/components/ui/card';
import { runResult } from './run-result';
import { RunStatusBadge } from './run-status-badge';

/** A demo's two runs, and what they say about cold start against restore. */
export function DemoPanel({ run }: { run: RunDetail }) {
  const firstToken = (kind: 'checkpoint' | 'restore') =>
    run.children.find((child) => child.kind === kind && child.status === 'succeeded')?.measurement?.t3FirstTokenMs;
  const coldMs = firstToken('checkpoint');
  const restoreMs = firstToken('restore');
  return (
    <>
      {typeof coldMs === 'number' && typeof restoreMs === 'number' && (
        <Comparison coldMs={coldMs} restoreMs={restoreMs} />
      )}
      <Card title="Runs of this demo">
        {run.children.length === 0 ? (
          <p className="text-muted">The first run has not begun yet.</p>
        ) : (
          <ul className="space-y-2">
            {run.children.map((child) => (
              <li key={child.id} className="flex flex-wrap items-baseline gap-x-3">
                <AppLink href={paths.run(child.id)} className="text-accent font-medium underline">
                  {child.title}
                </AppLink>
                <RunStatusBadge status={child.status} prefix="Run" />
                <span className="text-muted text-xs">
                  {child.status === 'running' && child.currentPhase !== null
                    ? phaseTitles[child.currentPhase]
                    : runResult(child)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

function Comparison({ coldMs, restoreMs }: { coldMs: number; restoreMs: number }) {
  const longest = Math.max(coldMs, restoreMs);
  const bars = [
    { label: 'Cold start to first token', valueMs: coldMs, color: 'bg-muted' },
    { label: 'Restore to first token', valueMs: restoreMs, color: 'bg-accent' },
  ];
  return (
    <Card title="Result">
      <p>
        <span className="text-lg font-semibold">{formatRatio(coldMs, restoreMs)}</span>{' '}
        <span className="text-muted">(one pair, not a benchmark)</span>
      </p>
      <ul className="mt-3 space-y-2">
        {bars.map(({ label, valueMs, color }) => (
          <li key={label}>
            <div className="flex justify-between gap-2">
              <span>{label}</span>
              <span className="font-mono tabular-nums">{formatDurationMs(valueMs)}</span>
            </div>
            <div className="bg-raised mt-1 h-3 rounded-sm" aria-hidden>
              <div className={`h-full rounded-sm ${color}`} style={{ width: `${(100 * valueMs) / longest}%` }} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
