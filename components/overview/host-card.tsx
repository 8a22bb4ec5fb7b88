import { AppLink } from '@/components/ui/app-link';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { KeyValueList } from '@/components/ui/key-value';
import type { HostState } from '@/lib/domain/live';
import { engineKindTexts } from '@/lib/domain/testbed';
import { formatBytes } from '@/lib/format/bytes';
import { paths } from '@/lib/paths';

function ramDisk({ ramDiskSizeBytes, ramDiskUsedBytes }: HostState, folder: string | undefined): string {
  const where = folder === undefined ? '' : `, at ${folder}`;
  if (ramDiskSizeBytes === null || ramDiskUsedBytes === null) {
    return folder === undefined ? 'none' : `none yet: the first checkpoint kept in RAM makes it${where}`;
  }
  return `${formatBytes(ramDiskUsedBytes)} of ${formatBytes(ramDiskSizeBytes)} used${where}`;
}

const orNot = (value: string | null) => value ?? 'not available';

interface Props {
  host: HostState;
  /** Folders whose disks are shown; named only where the reader asked for details. */
  places?: { checkpointDir: string; ramDisk: string };
  /** How old this is, where it is worth saying. */
  age?: ReactNode;
}

/** What the host does now. */
export function HostCard({ host, places, age }: Props) {
  const running = host.containers.filter((c) => c.state === 'running');
  return (
    <Card
      title="This host"
      actions={
        age ?? (
          <AppLink href={paths.host()} className="text-accent text-xs underline">
            All checks
          </AppLink>
        )
      }
    >
      <KeyValueList
        items={[
          {
            label: 'Engine',
            value:
              host.engine.state === 'up'
                ? `up (${engineKindTexts[host.engine.kind]})`
                : `down: ${host.engine.detail ?? ''}`,
          },
          {
            label: 'Containers',
            value: (
              <AppLink href={paths.containers()} className="text-accent underline">
                {running.length} running of {host.containers.length}
              </AppLink>
            ),
          },
          {
            label: 'CPU',
            value: orNot(host.cpuPercent === null ? null : `${host.cpuPercent.toFixed(0)} %`),
            mono: true,
          },
          {
            label: 'RAM',
            value: `${formatBytes(host.memoryAvailableBytes)} of ${formatBytes(host.memoryTotalBytes)} available`,
            mono: true,
          },
          {
            label: 'Disk',
            value: orNot(
              host.diskFreeBytes === null || host.diskTotalBytes === null
                ? null
                : `${formatBytes(host.diskFreeBytes)} of ${formatBytes(host.diskTotalBytes)} free${places ? `, for ${places.checkpointDir}` : ''}`,
            ),
            mono: true,
          },
          { label: 'RAM disk', value: ramDisk(host, places?.ramDisk), mono: true },
          {
            label: 'GPUs',
            value:
              host.gpus.length === 0
                ? (host.gpuNote ?? 'not present')
                : host.gpus
                    .map((g) => `${g.name}: ${formatBytes(g.memoryUsedBytes)} of ${formatBytes(g.memoryTotalBytes)}`)
                    .join(', '),
          },
        ]}
      />
    </Card>
  );
}
