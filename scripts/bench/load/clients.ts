import { Listeners } from './listeners';

/**
 * The clients of `load.ts`, in a process of their own, which runs at the lowest priority: they stand for other
 * machines, and only have to be on this one because there is no other.
 */
export type Order = { do: 'open'; url: string; count: number } | { do: 'ask'; urls: string[]; perSecond: number } | { do: 'stop' }; // prettier-ignore
/** `arrivals`: for each stream, the sequence number and the time of arrival of each event. */
export type Report =
  { did: 'open' } | { did: 'stop'; arrivals: [seq: number, atMs: number][][]; asked: number; failed: number };

let streams: Listeners[] = [];
let timer: NodeJS.Timeout | null = null;
let asked = 0;
let failed = 0;

process.on('message', (order: Order) => {
  switch (order.do) {
    case 'open':
      return void open(order);
    case 'ask':
      return ask(order);
    case 'stop':
      return stop();
  }
});
process.on('disconnect', () => process.exit(0));

async function open({ url, count }: Extract<Order, { do: 'open' }>): Promise<void> {
  const listeners = new Listeners();
  streams.push(listeners);
  await listeners.open(url, count);
  report({ did: 'open' });
}

function ask({ urls, perSecond }: Extract<Order, { do: 'ask' }>): void {
  timer = setInterval(() => {
    const url = urls[asked % urls.length] ?? '';
    asked += 1;
    void fetch(url)
      .then(async (response) => {
        await response.arrayBuffer();
        if (!response.ok) failed += 1;
      })
      .catch(() => (failed += 1));
  }, 1000 / perSecond);
}

function stop(): void {
  if (timer) clearInterval(timer);
  for (const listeners of streams) listeners.close();
  report({ did: 'stop', arrivals: streams.flatMap((s) => s.arrivals.map((seen) => [...seen])), asked, failed });
  streams = [];
  [asked, failed, timer] = [0, 0, null];
}

function report(message: Report): void {
  process.send?.(message);
}
