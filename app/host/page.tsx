import type { Metadata } from 'next';
import { LiveHost } from '@/components/host/live-host';
import { RequirementRow } from '@/components/host/requirement-row';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { getHostState } from '@/lib/queries/get-host-state';
import { getRequirements } from '@/lib/queries/get-requirements';

export const metadata: Metadata = { title: 'Host' };

export default async function HostPage() {
  const [host, requirements] = await Promise.all([getHostState(), getRequirements()]);
  return (
    <>
      <PageHeader title="Host" description="What checkpoint and restore need on this machine, and what was found." />
      <div className="grid gap-4">
        <LiveHost initialHost={host} />
        <Card title="Requirements">
          <ul className="divide-line divide-y">
            {requirements.map((requirement) => (
              <RequirementRow key={requirement.id} requirement={requirement} />
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}
