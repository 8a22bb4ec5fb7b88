import 'server-only';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { exec } from '@/lib/host/process/exec';

/** Runs the web server in the foreground until it ends or Ctrl-C; containers go on. */
export async function serve({ host, port, podmanCommand }: { host: string; port: number; podmanCommand: string[] }) {
  const next = path.join('node_modules', 'next', 'dist', 'bin', 'next');
  const server = execa(process.execPath, [next, 'start', '-p', String(port), '-H', host], {
    reject: false,
    stdio: 'inherit',
    env: { HOST: host, PORT: String(port), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  let isStopAsked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      isStopAsked = true;
      server.kill(signal);
    });
  }
  let isOver = false;
  const ended = server.then((result) => {
    isOver = true;
    return result;
  });
  void announce(host, port, () => isOver);
  const result = await ended;
  if (!isStopAsked) process.exitCode = result.exitCode || 1;
  await tellWhatGoesOn(podmanCommand);
}

// Said when the page can be opened, not when the process was started.
async function announce(host: string, port: number, isOver: () => boolean): Promise<void> {
  const shownHost = host.includes(':') ? `[${host}]` : host;
  const reached = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? shownHost;
  while (!isOver()) {
    const isUp = await fetch(`http://${reached}:${port}/`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(5000),
    }).then(
      () => true,
      () => false,
    );
    if (isUp && !isOver()) return console.log(`✓ GPU-Load is at http://${shownHost}:${port} (Ctrl-C stops it)`);
    await sleep(200);
  }
}

async function tellWhatGoesOn(podmanCommand: string[]): Promise<void> {
  const running = await exec([...podmanCommand, 'ps', '--quiet']);
  const count = running.stdout.split('\n').filter(Boolean).length;
  const what = count === 0 ? 'no container is running' : `${count} container${count > 1 ? 's go' : ' goes'} on running`;
  console.log(
    `The web server has stopped; ${what}. \`npm run engine:remove\` takes the engine and its containers away.`,
  );
}
