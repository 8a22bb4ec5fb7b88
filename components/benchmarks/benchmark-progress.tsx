import { AppLink } from '@/components/ui/app-link';
import type { RunDetail } from '@/lib/domain/views';
import { phaseTitles } from '@/lib/domain/phase';
import { paths } from '@/lib/paths';
import { Card } from '@/components/ui/card';

/** How far a benchmark has come, in steps done, and which sample is being taken. */
export function BenchmarkProgress({ run }: { run: RunDetail }) {
  const { stepsDone = 0, stepsTotal = 0 } = run.measurement ?? {};
  const current = run.children.findLast(({ finishedAt }) => finishedAt === null);
  return (
    <Card title="Progress">
      <div
        role="progressbar"
        aria-label="Steps done"
        aria-valuemin={0}
        aria-valuemax={stepsTotal}
        aria-valuenow={stepsDone}
        className="bg-raised h-3 overflow-hidden rounded-sm"
      >
        <div
          className="bg-accent h-full"
          style={{ width: `${stepsTotal === 0 ? 0 : (100 * stepsDone) / stepsTotal}%` }}
        />
      </div>
      <p className="mt-2 flex flex-wrap gap-x-3">
        <span className="font-mono tabular-nums">
          {stepsDone} of {stepsTotal} steps
        </span>
        {current ? (
          <span>
            <AppLink href={paths.run(current.id)} className="text-accent underline">
              {current.title}
            </AppLink>
            {current.currentPhase !== null && (
              <span className="text-muted"> · {phaseTitles[current.currentPhase]}</span>
            )}
          </span>
        ) : (
          <span className="text-muted">
            {run.status === 'queued' ? 'Waiting for another benchmark.' : 'Between two samples.'}
          </span>
        )}
      </p>
    </Card>
  );
}
