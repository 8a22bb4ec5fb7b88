import { comparableWords } from '@/lib/domain/comparable';
import type { RunSummary } from '@/lib/domain/views';
import { paths } from '@/lib/paths';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ChooseRuns } from './choose-runs';

/** What one run can be put beside, or how to get something to put it beside. */
export function CompareWith({ run, others }: { run: RunSummary; others: readonly RunSummary[] }) {
  if (others.length === 0) {
    return (
      <EmptyState
        title="Nothing to put beside it yet"
        action={<ButtonLink href={paths.run(run.id)}>Back to the run</ButtonLink>}
      >
        Here would be {comparableWords(run)}. Start one like it with “Run again” on its page, change one setting there,
        and come back: the comparison says what differs and by how much.
      </EmptyState>
    );
  }
  return (
    <>
      <p className="mb-3 max-w-prose">
        Offered are {comparableWords(run)}, newest first. The numbers of those you tick are shown as multiples of those
        of “{run.title}”.
      </p>
      <ChooseRuns run={run} others={others} />
    </>
  );
}
