import type { Metadata } from 'next';
import Link from 'next/link';
import { Card } from '@/components/ui/card';
import { CommandLine } from '@/components/ui/command-line';
import { KeyValueList } from '@/components/ui/key-value';
import { PageHeader } from '@/components/ui/page-header';
import { paths } from '@/lib/paths';
import { getServerSettings } from '@/lib/queries/get-server-settings';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const settings = await getServerSettings();
  return (
    <>
      <PageHeader title="Settings" description="How this server was started. Change it in .env and start it again." />
      <div className="grid gap-4">
        <Card title="This server">
          <KeyValueList
            items={[
              { label: 'Listens on', value: settings.listensOn, mono: true },
              { label: 'Token', value: settings.hasToken ? 'required' : 'not required (loopback only)' },
              { label: 'Engine', value: settings.engine, mono: true },
              { label: 'Data', value: settings.dataDir, mono: true },
              { label: 'Checkpoints', value: settings.checkpointDir, mono: true },
              { label: 'Database', value: settings.databaseFile, mono: true },
            ]}
          />
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
          <Link href={paths.errors()} className="text-accent underline">
            Error guide
          </Link>
        </p>
      </div>
    </>
  );
}
