import { Card } from '@/components/ui/card';
import { ErrorCard } from '@/components/ui/error-card';
import type { ReadinessRow } from '@/lib/domain/readiness/readiness-row';
import type { Result } from '@/lib/errors/error-view';
import { ReadinessList } from './readiness-list';
import { readinessSummary } from './readiness-summary';

const title = 'Will it restore here?';

/** The checks of one checkpoint, awaited here so that the rest of the page need not wait. */
export async function ReadinessCard({ readiness }: { readiness: Promise<Result<ReadinessRow[]>> }) {
  const result = await readiness;
  return (
    <div id="readiness">
      <Card title={title}>
        {result.ok ? (
          <>
            <p className="mb-2">{readinessSummary(result.data)}</p>
            <ReadinessList rows={result.data} />
          </>
        ) : (
          <ErrorCard error={result.error} />
        )}
      </Card>
    </div>
  );
}

/** Stands there while the host is asked. */
export function ReadinessPending() {
  return (
    <div id="readiness">
      <Card title={title}>
        <p role="status" className="text-muted">
          Looking at this host…
        </p>
      </Card>
    </div>
  );
}
