import { decisive } from '@/components/logs/decisive';
import type { RunDetail } from '@/lib/domain/views';
import { paths } from '@/lib/paths';

/** Where the line that says why a run failed stands in CRIU's log; null when it is not from there. */
export function decisiveLogHref({ id, error, logFiles }: RunDetail): string | null {
  const name = `${error?.failedPhase ?? ''}.log`;
  // A line of podman's own has no neighbours.
  const isFromLog = (error?.context ?? []).length > 0;
  return isFromLog && logFiles.includes(name) ? paths.runLog(id, name, { line: decisive }) : null;
}
