import type { Metadata } from 'next';
import { measureHost } from '@/app/actions/measure-host';
import { LimitsCard } from '@/components/host/limits-card';
import { LiveHost } from '@/components/host/live-host';
import { RequirementsCard } from '@/components/host/requirements-card';
import { PageHeader } from '@/components/ui/page-header';
import { getHostLimits } from '@/lib/queries/get-host-limits';
import { getHostState } from '@/lib/queries/get-host-state';
import { getPlaces } from '@/lib/queries/get-places';
import { getRequirements } from '@/lib/queries/get-requirements';

export const metadata: Metadata = { title: 'Host' };

export default async function HostPage() {
  const [host, requirements, limits] = await Promise.all([getHostState(), getRequirements(), getHostLimits()]);
  const { checkpointDir, ramDisk } = getPlaces();
  return (
    <>
      <PageHeader title="Host" description="What checkpoint and restore need on this machine, and what was found." />
      <div className="grid gap-4">
        <LiveHost initialHost={host} places={{ checkpointDir, ramDisk }} />
        <LimitsCard initial={limits} measureAction={measureHost} />
        <RequirementsCard requirements={requirements} />
      </div>
    </>
  );
}
