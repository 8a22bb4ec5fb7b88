import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import type { Order, Report } from './clients';

const lowestPriority = 19;

/** The process that the clients live in, seen from the one that measures. */
export class ClientProcess {
  private constructor(private readonly child: ChildProcess) {}

  static start(): ClientProcess {
    const child = fork(path.join('scripts', 'bench', 'load', 'clients.ts'), { execArgv: ['--import', 'tsx'] });
    os.setPriority(child.pid ?? 0, lowestPriority);
    return new ClientProcess(child);
  }

  /** Opens event streams, and waits until the server has answered on all of them. */
  async open(url: string, count: number): Promise<void> {
    this.send({ do: 'open', url, count });
    await once(this.child, 'message');
  }

  ask(urls: string[], perSecond: number): void {
    this.send({ do: 'ask', urls, perSecond });
  }

  async stop(): Promise<Extract<Report, { did: 'stop' }>> {
    this.send({ do: 'stop' });
    const [report] = (await once(this.child, 'message')) as [Extract<Report, { did: 'stop' }>];
    return report;
  }

  end(): void {
    this.child.disconnect();
  }

  private send(order: Order): void {
    this.child.send(order);
  }
}
