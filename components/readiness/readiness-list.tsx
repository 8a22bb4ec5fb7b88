import { CircleCheck, CircleHelp, CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '@/components/ui/badge';
import { readinessTitles, type ReadinessRow, type ReadinessVerdict } from '@/lib/domain/readiness/readiness-row';

const verdicts: Record<ReadinessVerdict, { label: string; tone: Tone; icon: ReactNode }> = {
  green: { label: 'Fits', tone: 'success', icon: <CircleCheck size={14} aria-hidden /> },
  amber: { label: 'Look at this', tone: 'warning', icon: <TriangleAlert size={14} aria-hidden /> },
  red: { label: 'In the way', tone: 'danger', icon: <CircleX size={14} aria-hidden /> },
  unknown: { label: 'Not known', tone: 'neutral', icon: <CircleHelp size={14} aria-hidden /> },
};

/** What decides whether a checkpoint will restore here, what is bad first; the rows that fit fold together. */
export function ReadinessList({ rows }: { rows: ReadinessRow[] }) {
  const fitting = rows.filter(({ verdict }) => verdict === 'green');
  const others = (['red', 'amber', 'unknown'] as const).flatMap((kind) =>
    rows.filter(({ verdict }) => verdict === kind),
  );
  return (
    <>
      {others.length > 0 && <Rows rows={others} />}
      {fitting.length > 0 && (
        <details className="mt-2" open={others.length === 0}>
          <summary className="text-accent underline">{fitting.length} checks fit</summary>
          <Rows rows={fitting} />
        </details>
      )}
    </>
  );
}

function Rows({ rows }: { rows: ReadinessRow[] }) {
  return (
    <ul className="divide-line divide-y">
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </ul>
  );
}

function Row({ row: { id, verdict, reason, then, now, canIgnore } }: { row: ReadinessRow }) {
  const { label, tone, icon } = verdicts[verdict];
  return (
    <li className="grid gap-1 py-2 md:grid-cols-[9rem_minmax(0,1fr)]">
      <Badge tone={tone} icon={icon}>
        {label}
      </Badge>
      <div className="min-w-0">
        <p className="break-words">
          <strong>{readinessTitles[id]}</strong>: {reason}
          {verdict === 'red' && !canIgnore && ' This cannot be overridden.'}
        </p>
        {(then !== null || now !== null) && (
          <p className="text-muted font-mono text-xs break-words">
            at the dump: {then ?? 'not on record'} · now: {now ?? 'not known'}
          </p>
        )}
      </div>
    </li>
  );
}
