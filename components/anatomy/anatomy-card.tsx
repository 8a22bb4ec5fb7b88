'use client';
import { Card } from '@/components/ui/card';
import { anatomySentence } from '@/lib/diagnosis/anatomy/anatomy-sentence';
import type { Ceilings } from '@/lib/diagnosis/anatomy/ceiling';
import { anatomyParts, type Anatomy } from '@/lib/diagnosis/anatomy/part';
import type { RunDetail } from '@/lib/domain/views';
import { formatDurationMs } from '@/lib/format/duration';
import { formatBytesPerSecond, formatRate } from '@/lib/format/rate';
import { AnatomyPlaceholder } from './anatomy-placeholder';
import { CeilingNotes } from './ceiling-notes';
import { hasAnatomy } from './has-anatomy';
import { useAnatomy } from './use-anatomy';

/** Where the time of this run's dump or restore went; nothing where no log tells. */
export function AnatomyCard({ run }: { run: RunDetail }) {
  const { view, isReading } = useAnatomy(run.id, hasAnatomy(run));
  if (isReading) return <AnatomyPlaceholder />;
  if (view === null) return null;
  const { anatomy, ceilings } = view;
  return (
    <section id="anatomy" className="scroll-mt-4">
      <Card title={anatomy.kind === 'dump' ? 'Anatomy of the dump' : 'Anatomy of the restore'}>
        <p className="text-sm">{anatomySentence(anatomy)}</p>
        <AnatomyTable anatomy={anatomy} ceilings={ceilings} />
        <p className="text-muted mt-2 text-xs">{clocksText(anatomy)}</p>
        <CeilingNotes view={view} />
      </Card>
    </section>
  );
}

/** A waterfall that is a table: each bar begins where the one before it ends. What no clock saw comes last. */
function AnatomyTable({ anatomy, ceilings }: { anatomy: Anatomy; ceilings: Ceilings }) {
  const { parts, unaccountedMs } = anatomy;
  // Clocks that counted something twice sum to more than the wall time; then the bars share the sum.
  const totalMs = Math.max(anatomy.totalMs, anatomy.totalMs - (unaccountedMs ?? 0));
  const startsMs = parts.map((_, i) => parts.slice(0, i).reduce((sum, { durationMs }) => sum + durationMs, 0));
  const percent = (durationMs: number) => (100 * durationMs) / totalMs;
  return (
    <table className="mt-3 w-full text-sm">
      <thead className="sr-only">
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Duration</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ key, durationMs, bytes }, i) => (
          <tr key={key} className="grid grid-cols-[1fr_auto_3.5rem] gap-x-3 py-1">
            <th scope="row" className="text-left font-normal">
              {anatomyParts[key]}
              {bytes !== null && <span className="text-muted"> · {formatRate(bytes, durationMs)}</span>}
              {ceilings[key] && (
                <span className="text-muted">{ceilingText(ceilings[key].bytesPerSecond, bytes, durationMs)}</span>
              )}
            </th>
            <td className="text-right font-mono">{formatDurationMs(durationMs)}</td>
            <td className="text-muted text-right font-mono">{percent(durationMs).toFixed(1)} %</td>
            <td aria-hidden className="bg-raised col-span-3 mt-1 h-2 overflow-hidden rounded">
              <div
                className="bg-accent h-full min-w-px"
                style={{ marginLeft: `${percent(startsMs[i] ?? 0)}%`, width: `${percent(durationMs)}%` }}
              />
            </td>
          </tr>
        ))}
        {unaccountedMs !== null && unaccountedMs > 0 && (
          <tr className="text-muted grid grid-cols-[1fr_auto_3.5rem] gap-x-3 py-1">
            <th scope="row" className="text-left font-normal">
              Not accounted for: no clock saw it
            </th>
            <td className="text-right font-mono">{formatDurationMs(unaccountedMs)}</td>
            <td className="text-right font-mono">{percent(unaccountedMs).toFixed(1)} %</td>
            <td aria-hidden className="bg-raised col-span-3 mt-1 h-2 overflow-hidden rounded">
              <div
                className="border-muted ml-auto h-full min-w-px border border-dashed"
                style={{ width: `${percent(unaccountedMs)}%` }}
              />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** Which clock timed what, and how far the sum is from the wall time. */
function clocksText({ parts, totalMs, unaccountedMs }: Anatomy): string {
  const inCriu = 'Inside CRIU by the time stamps of its log';
  if (unaccountedMs === null) return `${inCriu}; the time around it was not measured.`;
  const has = (...keys: string[]) => parts.some(({ key }) => keys.includes(key));
  const around = has('before', 'after')
    ? 'before and after it by when that file first and last changed'
    : has('podman', 'runtime')
      ? 'around it by what podman and the runtime timed themselves'
      : 'the time around it was not measured';
  const sum = `the parts sum to ${formatDurationMs(totalMs - unaccountedMs)}`;
  const share = ((100 * Math.abs(unaccountedMs)) / totalMs).toFixed(1);
  const gap = unaccountedMs < 0 ? `${share} % too much, since two clocks overlap` : `${share} % are missing`;
  return `${inCriu}, ${around}: ${sum}. By this server’s clock the engine’s command took ${formatDurationMs(totalMs)}; ${gap}.`;
}

/** A limit is one measurement of the host, and a restore can be a little faster than that was. */
function ceilingText(bytesPerSecond: number, bytes: number | null, durationMs: number): string {
  const limit = formatBytesPerSecond(bytesPerSecond);
  const isAbove = bytes !== null && durationMs > 0 && (1000 * bytes) / durationMs > bytesPerSecond;
  return isAbove ? `, more than the ${limit} that was measured as possible` : ` of ${limit} possible`;
}
