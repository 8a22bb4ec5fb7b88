import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { RunRequest } from '@/lib/runs/request';
import type { Command } from './server';

const startTimeoutMs = 180_000;

/** A server of the campaign, as its parent sees it. */
export class ServerProcess {
  private readonly waiting = new Map<number, (message: { answer?: unknown; error?: string }) => void>();
  private nextId = 1;

  private constructor(private readonly child: ChildProcessWithoutNullStreams) {}

  /** Starts one and waits until it has booted. @throws with what it said when it ends instead. */
  static async start(logFile: string): Promise<ServerProcess> {
    const script = path.join('scripts', 'test', 'faults', 'server.ts');
    const argv = ['--conditions=react-server', '--import', 'tsx', script];
    const child = spawn(process.execPath, argv, { env: { ...process.env, LOG_LEVEL: 'warn' } });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-4_000)));
    child.stderr.pipe(createWriteStream(logFile, { flags: 'a' }));
    const server = new ServerProcess(child);
    const ready = new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => server.hear(line, resolve));
      child.once('exit', (code) => reject(new Error(`The server ended with ${code ?? 'a signal'}: ${said}`)));
      setTimeout(() => reject(new Error(`The server did not boot in time: ${said}`)), startTimeoutMs).unref();
    });
    // A server that is killed takes its pipe with it.
    child.stdin.on('error', () => undefined);
    await ready.catch((error: unknown) => {
      child.kill('SIGKILL');
      throw error;
    });
    return server;
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Asks for a run. @returns its id. */
  async submit(request: RunRequest): Promise<string> {
    return ((await this.ask({ do: 'submit', request })) as { runId: string }).runId;
  }

  async ask(command: Command): Promise<unknown> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const onExit = () => reject(new Error('The server was killed.'));
      this.child.once('exit', onExit);
      this.waiting.set(id, ({ answer, error }) => {
        this.child.off('exit', onExit);
        if (error === undefined) resolve(answer);
        else reject(new Error(error));
      });
      this.child.stdin.write(`${JSON.stringify({ id, command })}\n`);
    });
  }

  async kill(): Promise<void> {
    if (!this.isAlive) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  private hear(line: string, onReady: () => void): void {
    const message = JSON.parse(line) as { ready?: true; id?: number; answer?: unknown; error?: string };
    if (message.ready) return onReady();
    this.waiting.get(message.id ?? 0)?.(message);
    this.waiting.delete(message.id ?? 0);
  }
}
