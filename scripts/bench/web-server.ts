import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The built web server on the data folder of this process. */
export class WebServer {
  private actions = new Map<string, string>();

  private constructor(
    readonly pid: number,
    readonly address: string,
    readonly stop: () => void,
  ) {}

  /** @param through a command that starts the server, such as one that takes a capability from it. */
  static async start(port: number, through: readonly string[] = []): Promise<WebServer> {
    const argv = [
      ...through,
      process.execPath,
      'node_modules/next/dist/bin/next',
      'start',
      '--hostname',
      '127.0.0.1',
      '--port',
      String(port),
    ];
    const env = { ...process.env, NODE_ENV: 'production' as const, PORT: String(port), LOG_LEVEL: 'warn' };
    const [file = process.execPath, ...rest] = argv;
    const child = spawn(file, rest, { stdio: 'ignore', env });
    const server = new WebServer(child.pid ?? 0, `http://127.0.0.1:${port}`, () => void child.kill('SIGTERM'));
    for (let i = 0; ; i += 1) {
      const isUp = await fetch(`${server.address}/login`).then(({ ok }) => ok, () => false); // prettier-ignore
      if (isUp) break;
      if (child.exitCode !== null || i > 300) throw new Error('The web server did not start.');
      await sleep(200);
    }
    await server.readActions();
    return server;
  }

  /** Calls a server action as a page does, and returns the id of the run that it started. */
  async startRun(action: string, input: unknown): Promise<string> {
    const response = await fetch(`${this.address}/runs/new`, {
      method: 'POST',
      headers: {
        'next-action': this.actions.get(action) ?? '',
        origin: this.address,
        'content-type': 'text/plain;charset=UTF-8',
      },
      body: JSON.stringify([input]),
    });
    const text = await response.text();
    const runId = /"runId":"([^"]+)"/.exec(text)?.[1];
    if (runId === undefined) throw new Error(`${action} answered ${response.status}: ${text.slice(0, 500)}`);
    return runId;
  }

  /** Resident memory in MiB. */
  async memoryMib(): Promise<number> {
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${this.pid}/status`, 'utf8'))?.[1];
    return Number(kib) / 1024;
  }

  /** The build gives every action an id of its own. */
  private async readActions(): Promise<void> {
    const file = path.join('.next', 'server', 'server-reference-manifest.json');
    const { node } = JSON.parse(await readFile(file, 'utf8')) as { node: Record<string, { exportedName?: string }> };
    this.actions = new Map(Object.entries(node).map(([id, { exportedName = '' }]) => [exportedName, id]));
  }
}
