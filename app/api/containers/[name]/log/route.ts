import { guarded } from '@/lib/auth/guarded';
import { containerRefSchema } from '@/lib/domain/names';
import { followContainerLog } from '@/lib/queries/follow-container-log';
import { eventStream } from '@/lib/sse/event-stream';

/** The log of a container: its last lines, then what it writes. */
export const GET = guarded(
  async (request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> => {
    const name = containerRefSchema.safeParse((await params).name);
    if (!name.success) return new Response('No such container.', { status: 404 });
    return eventStream(request, ({ send, signal }) => followContainerLog(name.data, signal, (line) => send({ line })));
  },
);
