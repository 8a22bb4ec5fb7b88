import { guarded } from '@/lib/auth/guarded';
import { watchHost } from '@/lib/queries/watch-host';
import { eventStream } from '@/lib/sse/event-stream';

export const dynamic = 'force-dynamic';

/** The app-wide stream: the host's state every two seconds, and every run that changes. */
export const GET = guarded(async (request: Request): Promise<Response> => {
  return eventStream(request, async ({ send, sendLatest, onClose }) => {
    onClose(watchHost((event) => (event.type === 'host' ? sendLatest(event) : send(event))));
  });
});
