import { AppLink } from '@/components/ui/app-link';
import { formatDurationMs } from '@/lib/format/duration';
import { formatRatio } from '@/lib/format/ratio';
import { minSamples } from '@/lib/stats/interval';
import { paths } from '@/lib/paths';
import type { Arm, StartResult as Result } from './start-results';
import { testbedWords } from './testbed-words';

/** More links than this say no more; the run list has the others. */
const linkedRuns = 5;

const counted = ({ starts: { length } }: Arm, noun: string) => `${length} ${noun}${length === 1 ? '' : 's'}`;

/** Cold start against restore in two bars from zero, with the conditions and the runs behind them. */
export function StartResult({ result }: { result: Result }) {
  const { specName, restoredFrom, testbed, cold, restore } = result;
  const longest = Math.max(cold.medianMs, restore.medianMs);
  const isFew = Math.min(cold.starts.length, restore.starts.length) < minSamples;
  return (
    <figure className="border-line mt-3 min-w-0 border-t pt-3 first-of-type:mt-0 first-of-type:border-t-0 first-of-type:pt-0">
      <figcaption className="break-words">
        <strong>
          {specName}, {restoredFrom.form === 'directory' ? 'in place' : 'archive'}
          {restoredFrom.storage === 'ram' && ' in RAM'}
        </strong>
        : {formatRatio(cold.medianMs, restore.medianMs)}
        <span className="text-muted block text-xs">
          {testbedWords(testbed)}. Medians of {counted(cold, 'cold start')} and {counted(restore, 'restore')}, page
          cache as it was{isFew ? '; not a benchmark' : ''}.
        </span>
      </figcaption>
      {[
        { label: 'Cold start', arm: cold, color: 'bg-warning', query: { spec: specName, kind: 'cold-start' } },
        { label: 'Restore', arm: restore, color: 'bg-success', query: { spec: specName, kind: 'restore' } },
      ].map(({ label, arm, color, query }) => (
        <div key={label} className="mt-1.5">
          <div className="grid grid-cols-[5rem_minmax(0,1fr)_4.5rem] items-center gap-2">
            <span>{label}</span>
            <span className="bg-raised h-4 rounded-sm">
              <span
                className={`block h-4 rounded-sm ${color}`}
                style={{ width: `${(arm.medianMs / longest) * 100}%` }}
              />
            </span>
            <span className="text-right font-mono text-xs tabular-nums">{formatDurationMs(arm.medianMs)}</span>
          </div>
          <RunLinks arm={arm} query={query} />
        </div>
      ))}
    </figure>
  );
}

function RunLinks({ arm: { starts }, query }: { arm: Arm; query: Record<string, string> }) {
  const others = starts.length - linkedRuns;
  return (
    <p className="text-muted flex flex-wrap gap-x-2 text-xs">
      <span>{starts.length === 1 ? 'Run' : 'Runs'}</span>
      {starts.slice(0, linkedRuns).map(({ runId, firstTokenMs }) => (
        <AppLink key={runId} href={paths.run(runId)} className="text-accent inline-block min-h-6 py-0.5 underline">
          {formatDurationMs(firstTokenMs)}
        </AppLink>
      ))}
      {others > 0 && (
        <AppLink href={paths.runs(query)} className="text-accent inline-block min-h-6 py-0.5 underline">
          and {others} more
        </AppLink>
      )}
    </p>
  );
}
