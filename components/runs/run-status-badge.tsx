import { Ban, CircleCheck, CircleX, Clock, Loader, TriangleAlert } from 'lucide-react';
import type { RunStatus } from '@/lib/domain/run-status';
import { Badge, type Tone } from '@/components/ui/badge';

/** What a person calls each status of a run. */
export const runStatusWords: Record<RunStatus, string> = {
  queued: 'Queued',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  canceled: 'Canceled',
  interrupted: 'Interrupted',
};
const looks: Record<RunStatus, { tone: Tone; Icon: typeof Ban }> = {
  queued: { tone: 'neutral', Icon: Clock },
  running: { tone: 'info', Icon: Loader },
  succeeded: { tone: 'success', Icon: CircleCheck },
  failed: { tone: 'danger', Icon: CircleX },
  canceled: { tone: 'neutral', Icon: Ban },
  interrupted: { tone: 'warning', Icon: TriangleAlert },
};

/** A run's status as icon and word; `prefix` puts words before it where other runs' statuses stand near. */
export function RunStatusBadge({ status, prefix }: { status: RunStatus; prefix?: string }) {
  const { tone, Icon } = looks[status];
  return (
    <Badge tone={tone} icon={<Icon size={14} aria-hidden />}>
      {prefix ? `${prefix} ${runStatusWords[status].toLowerCase()}` : runStatusWords[status]}
    </Badge>
  );
}
