import 'server-only';
import { demoSpec, demoSpecId } from '@/lib/domain/builtin-specs';
import { dumpOptionsSchema, restoreOptionsSchema } from '@/lib/domain/options';
import { shellQuote } from '@/lib/format/shell-quote';
import { dumpArgs } from '@/lib/host/podman/dump-args';
import { launchArgs } from '@/lib/host/podman/launch-args';
import { podmanArgv } from '@/lib/host/podman/podman';
import { restoreArgs } from '@/lib/host/podman/restore-args';

const name = 'demo-by-hand';
/** Beside the ports that servers of this kind are commonly given, so that the commands work as they are. */
const hostPort = 18_000;

/** One step of the demo, as somebody would do it in a shell. */
export interface DemoStep {
  title: string;
  command: string;
}

/** What the demo does, as commands that can be pasted one after another. An engine that is down is called `podman`. */
export async function demoCommands(): Promise<DemoStep[]> {
  const [podman = 'podman', ...before] = await podmanArgv([]).catch(() => ['podman']);
  const engine = (args: string[]) => shellQuote([podman, ...before, ...args]);
  const server = `http://127.0.0.1:${hostPort}`;
  const ask = shellQuote([
    'curl',
    '--header',
    'content-type: application/json',
    '--data',
    JSON.stringify(demoSpec.requestBody),
    `${server}${demoSpec.completionPath}`,
  ]);
  return [
    {
      title: 'Launch the demo server',
      command: engine(launchArgs(demoSpec, { name, hostPort, specId: demoSpecId, runId: 'by-hand' })),
    },
    {
      title: 'Wait until it is healthy',
      command: shellQuote([
        'curl',
        '--retry',
        '120',
        '--retry-delay',
        '1',
        '--retry-all-errors',
        '--fail',
        `${server}${demoSpec.healthPath}`,
      ]),
    },
    { title: 'Ask it for its answer', command: ask },
    { title: 'Dump it', command: engine(dumpArgs(name, dumpOptionsSchema.parse({}), '')) },
    {
      title: 'Restore it',
      command: engine(restoreArgs({ form: 'directory', container: name }, restoreOptionsSchema.parse({}))),
    },
    { title: 'Ask again: the answer must be the same', command: ask },
    { title: 'Remove it', command: engine(['rm', '--force', name]) },
  ];
}
