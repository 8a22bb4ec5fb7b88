import type { Metadata } from 'next';
import { AppLink } from '@/components/ui/app-link';
import { Card } from '@/components/ui/card';
import { CommandLine } from '@/components/ui/command-line';
import { PageHeader } from '@/components/ui/page-header';
import { keepRetention, showRetention } from '@/app/actions/retention';
import { RetentionCard } from '@/components/settings/retention-card';
import { paths } from '@/lib/paths';
import { getEngineInUse } from '@/lib/queries/get-engine-in-use';
import { getServerSettings } from '@/lib/queries/get-server-settings';
import { getRetention } from '@/lib/runs/retention';
import { EngineCard } from './engine-card';
import { SettingTable } from './setting-table';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const { listening, engine, places, vllm } = getServerSettings();
  return (
    <>
      <PageHeader
        title="Settings"
        description="How this server was started. Set a variable in .env and start the server again to change it."
      />
      <div className="grid gap-4">
        <EngineCard engine={await getEngineInUse()} />
        <SettingTable title="Which engine" settings={engine} />
        <SettingTable title="Where data lies" settings={places} />
        <SettingTable title="Listening" settings={listening} />
        <SettingTable title="Built-in vLLM spec" settings={vllm} />
        <RetentionCard initial={await getRetention()} previewAction={showRetention} applyAction={keepRetention} />
        <Card title="Theme">
          <p className="max-w-prose">
            System, light or dark: choose it in the navigation, beside the “Live” mark. It is kept in this browser only.
          </p>
        </Card>
        <Card title="Reach it from another machine">
          <p className="mb-2 max-w-prose">
            Whoever can use this page acts as root on this host. Keep it on loopback and use a tunnel, or set a token
            (this prints it and keeps it in .env):
          </p>
          <CommandLine
            command={
              'printf "GPU_LOAD_TOKEN=%s\\nHOST=0.0.0.0\\n" "$(openssl rand -hex 24)" | tee --append .env && npm run up'
            }
          />
        </Card>
        <Card title="Remove the embedded engine">
          <p className="mb-2 max-w-prose">
            Stops its containers and takes away its mounts and files. Checkpoints and the database stay.
          </p>
          <CommandLine command="npm run engine:remove" />
        </Card>
        <p>
          <AppLink href={paths.errors()} className="text-accent underline">
            Error guide
          </AppLink>
        </p>
      </div>
    </>
  );
}
