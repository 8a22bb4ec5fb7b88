import { Card } from '@/components/ui/card';
import type { StartFigure } from '@/lib/domain/start-figure';
import { RunDemoButton } from './run-demo-button';
import { StartResult } from './start-result';
import { startResults } from './start-results';

/** Older conditions than these are in the run list. */
const shownResults = 6;

/** Cold start against restore under the same conditions: time to first token, from the newest starts. */
export function LastResults({ starts }: { starts: StartFigure[] }) {
  const results = startResults(starts).slice(0, shownResults);
  return (
    <Card title="Cold start and restore, to the first token" actions={<RunDemoButton variant="secondary" />}>
      {results.length === 0 && (
        <p className="text-muted">
          No cold start and restore of the same spec have succeeded on one testbed among the newest runs.
        </p>
      )}
      {results.map((result) => (
        <StartResult key={result.key} result={result} />
      ))}
    </Card>
  );
}
