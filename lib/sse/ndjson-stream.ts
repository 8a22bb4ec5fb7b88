import 'server-only';

/**
 * A response of one JSON value a line, made while it is read. It stops when the reader goes away: the source's
 * `signal` is aborted, and nothing is made ahead of what the reader takes.
 */
export function ndjsonStream<T>(request: Request, source: (signal: AbortSignal) => AsyncIterable<T>): Response {
  const encoder = new TextEncoder();
  const closed = new AbortController();
  const events = source(AbortSignal.any([closed.signal, request.signal]))[Symbol.asyncIterator]();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await events.next();
        if (done === true) controller.close();
        else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      } catch {
        // Only an abort comes this far: sources say their errors as events.
        controller.close();
      }
    },
    async cancel() {
      closed.abort();
      await events.return?.().catch(() => undefined);
    },
  });
  const headers = { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store, no-transform' };
  return new Response(stream, { headers: { ...headers, 'x-accel-buffering': 'no' } });
}
