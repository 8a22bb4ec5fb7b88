'use client';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { useHostState } from '@/lib/client/host-events';
import { useLiveRuns } from '@/lib/client/use-live-runs';
import type { HostState, Requirement } from '@/lib/domain/live';
import type { StartFigure } from '@/lib/domain/start-figure';
import type { RunSummary } from '@/lib/domain/views';
import { paths } from '@/lib/paths';
import { HostCard } from './host-card';
import { LastResults } from './last-results';
import { MissingRequirements } from './missing-requirements';
import { RecentRuns } from './recent-runs';
import { Welcome } from './welcome';

interface Props {
  initialHost: HostState;
  requirements: Requirement[];
  runs: RunSummary[];
  starts: StartFigure[];
  /** The demo as commands; shown on the first visit. */
  demoCommands: { title: string; command: string }[];
}

/** The first page: what this is, what the host does, and what came out last. */
export function Overview({ initialHost, requirements, runs, starts, demoCommands }: Props) {
  const host = useHostState() ?? initialHost;
  useLiveRuns();
  const isFirstVisit = runs.length === 0;
  return (
    <>
      <PageHeader
        title="Overview"
        actions={
          <>
            <ButtonLink href={paths.newRun({ kind: 'checkpoint' })} variant={isFirstVisit ? 'secondary' : 'primary'}>
              Create checkpoint
            </ButtonLink>
            <ButtonLink href={paths.newRun({ kind: 'restore' })}>Restore</ButtonLink>
          </>
        }
      />
      <div className="grid gap-4">
        <MissingRequirements requirements={requirements} />
        {isFirstVisit && <Welcome commands={demoCommands} />}
        {!isFirstVisit && <LastResults starts={starts} />}
        <HostCard host={host} />
        {!isFirstVisit && <RecentRuns runs={runs} />}
      </div>
    </>
  );
}
