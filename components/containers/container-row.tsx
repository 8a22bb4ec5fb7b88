import Link from 'next/link';
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
        <Link href={paths.containerLog(name)} className="text-accent font-medium whitespace-nowrap underline">
          {name}
        </Link>
      </Td>
      <Td>
        <Badge tone={state === 'running' ? 'success' : 'neutral'}>
          {state}
          {exitCode === null ? '' : ` (${exitCode})`}
        </Badge>
      </Td>
      <Td mono>{image}</Td>
      <Td mono>{cpuPercent === null ? 'not available' : `${cpuPercent.toFixed(1)} %`}</Td>
      <Td mono>{memoryBytes === null ? 'not available' : formatBytes(memoryBytes)}</Td>
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
