import http from 'node:http';

/** When each event of a stream arrived, by its sequence number. */
export type Arrivals = Map<number, number>;

/** Clients of one event stream. `close` ends them. */
export class Listeners {
  private readonly requests: http.ClientRequest[] = [];
  /** One map for each client. */
  readonly arrivals: Arrivals[] = [];

  /** Opens so many connections, each its own, and waits until the server has answered on all of them. */
  async open(url: string, count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.openOne(url)));
  }

  close(): void {
    for (const request of this.requests) request.destroy();
  }

  private openOne(url: string): Promise<void> {
    const seen: Arrivals = new Map();
    this.arrivals.push(seen);
    return new Promise((resolve, reject) => {
      const request = http.get(url, { agent: false, headers: { accept: 'text/event-stream' } }, (response) => {
        response.setEncoding('utf8');
        let rest = '';
        response.on('data', (chunk: string) => {
          const now = Date.now();
          const lines = (rest + chunk).split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines) if (line.startsWith('id: ')) keepFirst(seen, Number(line.slice(4)), now);
        });
        response.on('error', () => undefined);
        resolve();
      });
      request.on('error', reject);
      this.requests.push(request);
    });
  }
}

function keepFirst(seen: Arrivals, seq: number, at: number): void {
  if (!seen.has(seq)) seen.set(seq, at);
}
