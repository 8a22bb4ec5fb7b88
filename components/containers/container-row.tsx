import { AppLink } from '@/components/ui/app-link';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import { Td } from '@/components/ui/table';
import type { ContainerState } from '@/lib/domain/live';
import { formatBytes } from '@/lib/format/bytes';
import { paths } from '@/lib/paths';
import { ContainerActions } from './container-actions';

/** One container: what it is, what it uses, what can be done with it. */
export function ContainerRow({ container }: { container: ContainerState }) {
  const { name, state, image, cpuPercent, memoryBytes, ports, startedAt, checkpointCount, exitCode } = container;
  return (
    <tr>
      <Td>
        <AppLink href={paths.containerLog(name)} className="text-accent font-medium whitespace-nowrap underline">
          {name}
        </AppLink>
        <div className="text-muted max-w-60 truncate font-mono text-xs" title={image}>
          {image}
        </div>
      </Td>
      <Td>
        <Badge tone={state === 'running' ? 'success' : 'neutral'}>
          {state}
          {exitCode === null ? '' : ` (${exitCode})`}
        </Badge>
      </Td>
      <Td mono>
        <div>{cpuPercent === null ? 'CPU not available' : `${cpuPercent.toFixed(1)} % CPU`}</div>
        <div>{memoryBytes === null ? 'RAM not available' : formatBytes(memoryBytes)}</div>
      </Td>
      <Td mono>
        {ports.length === 0 ? 'none' : ports.map((p) => `${p.hostIp}:${p.hostPort} → ${p.containerPort}`).join(', ')}
      </Td>
      <Td>{startedAt === null ? 'never' : <RelativeTime iso={startedAt} />}</Td>
      <Td mono>{checkpointCount}</Td>
      <Td>
        <ContainerActions container={container} />
      </Td>
    </tr>
  );
}
