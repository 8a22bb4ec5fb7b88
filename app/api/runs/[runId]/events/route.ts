import { idSchema } from '@/lib/domain/names';
import { watchRun } from '@/lib/runs/watch-run';
import { eventStream } from '@/lib/sse/event-stream';

/** A run's events: snapshot first, or what came after `Last-Event-ID`. */
export async function GET(request: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  const runId = idSchema.safeParse((await params).runId);
  if (!runId.success) return new Response('No such run.', { status: 404 });
  const header = Number.parseInt(request.headers.get('last-event-id') ?? '', 10);
  return eventStream(request, async ({ send, onClose, signal }) => {
    const stop = await watchRun(runId.data, Number.isNaN(header) ? null : header, (event) => send(event, event.seq));
    if (stop === false) return;
    if (signal.aborted) stop();
    else onClose(stop);
  });
}
