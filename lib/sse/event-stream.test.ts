import { expect, test, vi } from 'vitest';
import { eventStream, type EventSink } from './event-stream';
import { frameOf } from './frame';

function open() {
  const left = new AbortController();
  let sink: EventSink | null = null;
  const response = eventStream(new Request('http://host/', { signal: left.signal }), async (given) => {
    sink = given;
  });
  const reader = response.body?.getReader();
  if (!reader || !sink) throw new Error('no stream');
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  return { sink: sink as EventSink, reader, read, leave: () => left.abort() };
}

test('an event is written once for all who get it', async () => {
  const toJSON = vi.fn(() => ({ type: 'x' }));
  const event = { toJSON };
  const clients = [open(), open(), open()];
  for (const { sink } of clients) sink.send(event, 7);
  for (const { read } of clients) {
    expect(await read()).toBe('retry: 1000\n\n');
    expect(await read()).toBe('id: 7\ndata: {"type":"x"}\n\n');
  }
  expect(toJSON).toHaveBeenCalledTimes(1);
  expect(frameOf(event)).toBe(frameOf(event));
  for (const { leave } of clients) leave();
});

test('who goes away is cleaned up after, whether it cancels or its request ends', async () => {
  const [one, two] = [open(), open()];
  const cleanUps = [vi.fn(), vi.fn(), vi.fn()] as const;
  one.sink.onClose(cleanUps[0]);
  two.sink.onClose(cleanUps[1]);
  await one.reader.cancel();
  two.leave();
  two.sink.onClose(cleanUps[2]);
  for (const cleanUp of cleanUps) expect(cleanUp).toHaveBeenCalledTimes(1);
  one.sink.send({ late: true });
});

test('one that does not read misses what is replaced anyway, and is let go before it fills the memory', async () => {
  const { sink, reader } = open();
  const large = { text: 'x'.repeat(100_000) };
  sink.send(large, 1);
  sink.sendLatest({ state: 'left out' });
  let sent = 0;
  while (!sink.signal.aborted && sent < 1_000) {
    sink.send({ ...large, sent }, sent);
    sent += 1;
  }
  expect(sink.signal.aborted).toBe(true);
  expect(sent).toBeLessThan(50);
  await expect(reader.read()).rejects.toThrow('It is not read.');
});

test('one that reads gets everything', async () => {
  const { sink, read, leave } = open();
  await read();
  for (let i = 0; i < 200; i += 1) {
    sink.sendLatest({ i, text: 'x'.repeat(50_000) });
    expect(await read()).toContain(`"i":${i},`);
  }
  leave();
});
