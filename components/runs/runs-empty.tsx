import { paths } from '@/lib/paths';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { LiveRuns } from './runs-table';

interface Props {
  reason: 'none-yet' | 'none-match' | 'none-older';
}

/** The run list without a row: which kind of nothing it is, and the way on. It fills when a run begins. */
export function RunsEmpty({ reason }: Props) {
  return (
    <>
      <LiveRuns />
      <Nothing reason={reason} />
    </>
  );
}

function Nothing({ reason }: Props) {
  switch (reason) {
    case 'none-yet':
      return (
        <EmptyState title="No runs yet" action={<ButtonLink href={paths.overview()}>Go to the demo</ButtonLink>}>
          Checkpoints, restores, cold starts and everything else that changes this host are listed here.
        </EmptyState>
      );
    case 'none-match':
      return (
        <EmptyState title="No run matches" action={<ButtonLink href={paths.runs()}>Clear filters</ButtonLink>}>
          No run has everything that the filters ask for.
        </EmptyState>
      );
    case 'none-older':
      return (
        <EmptyState title="No older runs" action={<ButtonLink href={paths.runs()}>Newest</ButtonLink>}>
          The list ends here.
        </EmptyState>
      );
  }
}
