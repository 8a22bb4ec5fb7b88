import type { RunMeasurement } from '@/lib/domain/measurement';
import { formatDurationMs } from '@/lib/format/duration';

const points = [
  ['t1RunningMs', 'T1', 'container running'],
  ['t2HealthyMs', 'T2', 'healthy'],
  ['t3FirstTokenMs', 'T3', 'first token'],
  ['t4CompleteMs', 'T4', 'answer complete'],
] as const;

/** The clock points of a start on one axis that begins when it was asked for (T0). */
export function ClockTimeline({ measurement }: { measurement: RunMeasurement }) {
  const known = points.flatMap(([key, name, meaning]) => {
    const atMs = measurement[key];
    return typeof atMs === 'number' ? [{ name, meaning, atMs }] : [];
  });
  const endMs = Math.max(...known.map(({ atMs }) => atMs), 1);
  if (known.length === 0) return null;
  return (
    <div className="min-w-0">
      <h3 className="font-semibold">From the request (T0 = 0)</h3>
      <ul className="mt-1 space-y-1">
        {known.map(({ name, meaning, atMs }) => (
          <li key={name} className="grid grid-cols-[minmax(0,10rem)_minmax(0,1fr)_5rem] items-center gap-2">
            <span>
              {name} <span className="text-muted">{meaning}</span>
            </span>
            <span className="bg-raised h-2 rounded-sm" aria-hidden>
              <span className="bg-accent block h-full rounded-sm" style={{ width: `${(100 * atMs) / endMs}%` }} />
            </span>
            <span className="text-right font-mono text-xs tabular-nums">{formatDurationMs(atMs)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
