import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { demoSpec } from '@/lib/domain/builtin-specs';
import type { Spec } from '@/lib/domain/spec';

/** `small`: a Python server of 64 MiB in the demo image, without PyTorch. `demo`: the demo server as it ships. */
export const modelServers = ['small', 'demo'] as const;
export type ModelServer = (typeof modelServers)[number];

// The first process of a container ignores a signal that it does not handle, and would be waited for ten seconds.
const ballast = `import os, signal
ballast = os.urandom(64 << 20)
signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
`;
const startUp = "exec(open('/start-up/ballast.py').read())\nexec(open('/start-up/server.py').read())\n";

/** What the containers of a campaign run. A small one makes ten injections of one: the engine does the same with it. */
export async function campaignSpec(server: ModelServer, folder: string): Promise<Spec> {
  const spec = { ...demoSpec, name: `faults-${process.pid}`, warmUpRequests: 1 };
  if (server === 'demo') return { ...spec, requestBody: { ...demoSpec.requestBody, max_tokens: 4 } };
  const startUpFolder = path.join(folder, 'start-up');
  await mkdir(startUpFolder, { recursive: true });
  await writeFile(path.join(startUpFolder, 'sitecustomize.py'), startUp);
  await writeFile(path.join(startUpFolder, 'ballast.py'), ballast);
  await copyFile(path.join('lib', 'runs', 'testing', 'causes', 'server.py'), path.join(startUpFolder, 'server.py'));
  const volumes = [{ source: startUpFolder, target: '/start-up', readOnly: true }];
  return { ...spec, env: { PYTHONPATH: '/start-up' }, volumes, healthTimeoutMs: 60_000 };
}
