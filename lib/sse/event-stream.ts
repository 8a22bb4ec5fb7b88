import 'server-only';
import { frameOf } from './frame';

const pingIntervalMs = 15_000;
/** A client that leaves this much unread is let go: it comes back, and gets what it missed or the state of then. */
const mostUnreadBytes = 4 * 1024 * 1024;
/** With this much unread, a client is not sent what the next event of its kind replaces. */
const busyUnreadBytes = 64 * 1024;

/** What a stream's source may do: send an event, and be told when nobody listens any more. */
export interface EventSink {
  send: (event: object, id?: number) => void;
  /** Sends an event that the next one of its kind makes worthless; one that reads too slowly does without. */
  sendLatest: (event: object) => void;
  onClose: (cleanUp: () => void) => void;
  signal: AbortSignal;
}

/**
 * A Server-Sent-Events response. It ends on the request's abort, on the stream's cancel, or when the client does not
 * read what it is sent, whichever comes first.
 */
export function eventStream(request: Request, start: (sink: EventSink) => Promise<void>): Response {
  const encoder = new TextEncoder();
  const closed = new AbortController();
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const unread = () => -(controller.desiredSize ?? 0);
        const write = (frame: Uint8Array) => {
          if (closed.signal.aborted) return;
          if (unread() > mostUnreadBytes) return closed.abort();
          controller.enqueue(frame);
        };
        const ping = setInterval(() => write(encoder.encode(': ping\n\n')), pingIntervalMs);
        const end = () => {
          clearInterval(ping);
          try {
            // What waits for a client that does not read is dropped, or it would be kept for as long as it stays.
            if (unread() > mostUnreadBytes) controller.error(new DOMException('It is not read.', 'AbortError'));
            else controller.close();
          } catch {
            // The reader cancelled first; there is nothing left to close.
          }
        };
        closed.signal.addEventListener('abort', end);
        request.signal.addEventListener('abort', () => closed.abort());
        const sink: EventSink = {
          send: (event, id) => write(frameOf(event, id)),
          sendLatest: (event) => {
            if (unread() <= busyUnreadBytes) write(frameOf(event));
          },
          onClose: (cleanUp) => {
            if (closed.signal.aborted) cleanUp();
            else closed.signal.addEventListener('abort', cleanUp);
          },
          signal: closed.signal,
        };
        write(encoder.encode('retry: 1000\n\n'));
        void start(sink).catch(() => closed.abort());
      },
      cancel() {
        closed.abort();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  );
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
