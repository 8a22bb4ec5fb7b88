import type { Metadata } from 'next';
import { Overview } from '@/components/overview/overview';
import { runFilterSchema } from '@/lib/domain/run-filter';
import { getHostState } from '@/lib/queries/get-host-state';
import { getRequirements } from '@/lib/queries/get-requirements';
import { listRuns } from '@/lib/queries/list-runs';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage() {
  const [host, requirements, { runs }] = await Promise.all([
    getHostState(),
    getRequirements(),
    listRuns(runFilterSchema.parse({ limit: 50 })),
  ]);
  return <Overview initialHost={host} requirements={requirements} runs={runs} />;
}
