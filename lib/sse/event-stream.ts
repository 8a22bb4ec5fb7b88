import 'server-only';

const pingIntervalMs = 15_000;

/** What a stream's source may do: send an event, and be told when nobody listens any more. */
export interface EventSink {
  send: (data: unknown, id?: number) => void;
  onClose: (cleanUp: () => void) => void;
  signal: AbortSignal;
}

/** A Server-Sent-Events response. It ends on the request's abort and on the stream's cancel, whichever comes first. */
export function eventStream(request: Request, start: (sink: EventSink) => Promise<void>): Response {
  const encoder = new TextEncoder();
  const closed = new AbortController();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        if (!closed.signal.aborted) controller.enqueue(encoder.encode(text));
      };
      const ping = setInterval(() => write(': ping\n\n'), pingIntervalMs);
      closed.signal.addEventListener('abort', () => {
        clearInterval(ping);
        try {
          controller.close();
        } catch {
          // The reader cancelled first; there is nothing left to close.
        }
      });
      request.signal.addEventListener('abort', () => closed.abort());
      const sink: EventSink = {
        send: (data, id) => write(`${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`),
        onClose: (cleanUp) => closed.signal.addEventListener('abort', cleanUp),
        signal: closed.signal,
      };
      write('retry: 1000\n\n');
      void start(sink).catch(() => closed.abort());
    },
    cancel() {
      closed.abort();
    },
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
