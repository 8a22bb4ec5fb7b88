import { guarded } from '@/lib/auth/guarded';
import type { HostEvent } from '@/lib/domain/events';
import { activeRuns } from '@/lib/queries/active-runs';
import { watchHost } from '@/lib/queries/watch-host';
import { onRunChanged } from '@/lib/runs/bus';
import { serverVersion } from '@/lib/queries/server-version';
import { eventStream } from '@/lib/sse/event-stream';

export const dynamic = 'force-dynamic';

/** The app-wide stream: the host's state every two seconds, and every run that changes. */
export const GET = guarded(async (request: Request): Promise<Response> => {
  return eventStream(request, async ({ send, onClose }) => {
    onClose(onRunChanged((run) => send({ type: 'run-changed', run } satisfies HostEvent)));
    onClose(
      watchHost((host) => {
        void activeRuns().then((runs) =>
          send({ type: 'host', host, activeRuns: runs, serverVersion: serverVersion() } satisfies HostEvent),
        );
      }),
    );
  });
});
