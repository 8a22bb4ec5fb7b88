import { Card } from '@/components/ui/card';
import type { RunSummary } from '@/lib/domain/views';
import { formatDurationMs } from '@/lib/format/duration';
import { formatRatio } from '@/lib/format/ratio';
import { lastResults } from './latest-by-spec';
import { RunDemoButton } from './run-demo-button';

/** Fewer pairs than this are shown, but are no benchmark. */
const benchmarkPairs = 5;

/** Cold start against restore for each spec: time to first token, from the newest runs. */
export function LastResults({ runs }: { runs: RunSummary[] }) {
  const results = lastResults(runs);
  return (
    <Card title="Cold start and restore, to the first token" actions={<RunDemoButton variant="secondary" />}>
      {results.length === 0 && (
        <p className="text-muted">No cold start and restore of the same spec have succeeded among the newest runs.</p>
      )}
      {results.map(({ specName, coldStartMs, restoreMs, coldStartCount, restoreCount }) => {
        const longest = Math.max(coldStartMs, restoreMs);
        const isFew = Math.min(coldStartCount, restoreCount) < benchmarkPairs;
        return (
          <figure key={specName} className="mt-2">
            <figcaption>
              <strong>{specName}</strong>: {formatRatio(coldStartMs, restoreMs)}
              <span className="text-muted">
                {' '}
                (medians of {coldStartCount} cold start(s) and {restoreCount} restore(s), page cache as it was
                {isFew ? '; not a benchmark' : ''})
              </span>
            </figcaption>
            {[
              { label: 'Cold start', ms: coldStartMs, color: 'bg-warning' },
              { label: 'Restore', ms: restoreMs, color: 'bg-success' },
            ].map(({ label, ms, color }) => (
              <div key={label} className="mt-1 grid grid-cols-[5rem_minmax(0,1fr)_4.5rem] items-center gap-2">
                <span>{label}</span>
                <span className="bg-raised h-4 rounded-sm">
                  <span className={`block h-4 rounded-sm ${color}`} style={{ width: `${(ms / longest) * 100}%` }} />
                </span>
                <span className="text-right font-mono text-xs tabular-nums">{formatDurationMs(ms)}</span>
              </div>
            ))}
          </figure>
        );
      })}
    </Card>
  );
}
