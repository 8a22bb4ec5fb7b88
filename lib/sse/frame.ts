import 'server-only';

const encoder = new TextEncoder();
// As long as somebody still has the event to send, its text is there too.
const frames = new WeakMap<object, Uint8Array>();

/**
 * An event as a stream carries it. It is written once, however many clients it goes to: an event that is sent to
 * several must be the same object, and must not change afterwards.
 * @param id what a client that comes back says it has seen; always the same for the same event.
 */
export function frameOf(event: object, id?: number): Uint8Array {
  const known = frames.get(event);
  if (known) return known;
  const frame = encoder.encode(`${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(event)}\n\n`);
  frames.set(event, frame);
  return frame;
}
