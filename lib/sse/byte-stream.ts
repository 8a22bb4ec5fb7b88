import 'server-only';

/** A response body that is made while it is read; nothing is made ahead, and a reader that goes away ends it. */
export function byteStream(source: AsyncGenerator<Buffer>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await source.next();
          if (done === true) controller.close();
          else controller.enqueue(new Uint8Array(value.buffer, value.byteOffset, value.length));
        } catch (error) {
          controller.error(error);
        }
      },
      async cancel() {
        await source.return(undefined).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
