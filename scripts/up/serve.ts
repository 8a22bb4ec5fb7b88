import 'server-only';
import path from 'node:path';
import { execa } from 'execa';
import { exec } from '@/lib/host/process/exec';

/** Runs the web server in the foreground until it ends or Ctrl-C; containers go on. */
export async function serve({ host, port, podmanCommand }: { host: string; port: number; podmanCommand: string[] }) {
  const next = path.join('node_modules', 'next', 'dist', 'bin', 'next');
  const server = execa(process.execPath, [next, 'start', '-p', String(port), '-H', host], {
    reject: false,
    stdio: 'inherit',
    env: { HOST: host, PORT: String(port) },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
  console.log(`GPU-Load is at http://${host.includes(':') ? `[${host}]` : host}:${port}`);
  const result = await server;
  const running = await exec([...podmanCommand, 'ps', '--quiet']);
  const count = running.stdout.split('\n').filter(Boolean).length;
  if (count > 0) {
    console.log(
      `The web server has stopped; ${count} container${count > 1 ? 's go' : ' goes'} on running. To stop all: ${podmanCommand.join(' ')} stop --all`,
    );
  }
  if (!result.isTerminated && result.exitCode) process.exitCode = result.exitCode;
}
