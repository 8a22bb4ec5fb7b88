import { guarded } from '@/lib/auth/guarded';
import { idSchema } from '@/lib/domain/names';
import { getRun } from '@/lib/queries/get-run';
import { watchRun } from '@/lib/runs/watch-run';
import { eventStream } from '@/lib/sse/event-stream';

/** A run's events: those after `Last-Event-ID` or `?after=`, which a new stream can set, or else a snapshot first. */
export const GET = guarded(
  async (request: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> => {
    const id = idSchema.safeParse((await params).runId);
    const run = id.success ? await getRun(id.data) : null;
    if (!run) return new Response('No such run.', { status: 404 });
    const after = new URL(request.url).searchParams.get('after');
    const lastSeq = Number.parseInt(request.headers.get('last-event-id') ?? after ?? '', 10);
    return eventStream(request, async ({ send, onClose, signal }) => {
      const stop = await watchRun(run.id, Number.isNaN(lastSeq) ? null : lastSeq, (event) =>
        // What is read anew for everybody is no place to come back to.
        event.type === 'parts' ? send(event) : send(event, event.seq),
      );
      if (stop === false) return;
      if (signal.aborted) stop();
      else onClose(stop);
    });
  },
);
