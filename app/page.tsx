import type { Metadata } from 'next';
import { Overview } from '@/components/overview/overview';
import { runFilterSchema } from '@/lib/domain/run-filter';
import { demoCommands } from '@/lib/queries/demo-commands';
import { getHostState } from '@/lib/queries/get-host-state';
import { getRequirements } from '@/lib/queries/get-requirements';
import { listRuns } from '@/lib/queries/list-runs';
import { listStartFigures } from '@/lib/queries/list-start-figures';

// The layout's template is for the pages below it; this one lies beside it.
export const metadata: Metadata = { title: { absolute: 'Overview · GPU-Load' } };

const shownRuns = 6;

export default async function OverviewPage() {
  const [host, requirements, starts, { runs }] = await Promise.all([
    getHostState(),
    getRequirements(),
    listStartFigures(),
    listRuns(runFilterSchema.parse({ limit: shownRuns })),
  ]);
  return (
    <Overview
      initialHost={host}
      requirements={requirements}
      runs={runs}
      starts={starts}
      demoCommands={runs.length === 0 ? await demoCommands() : []}
    />
  );
}
