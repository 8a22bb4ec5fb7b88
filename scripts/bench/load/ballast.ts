import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { saveSpec } from '@/lib/db/specs';
import { demoSpec } from '@/lib/domain/builtin-specs';

/** The demo server with further memory that nothing compresses, so that its restore takes longer. @returns its spec. */
export async function saveDemoWithBallast(folder: string, mib: number): Promise<string> {
  const startUp = path.join(folder, 'start-up');
  await mkdir(startUp, { recursive: true });
  await writeFile(path.join(startUp, 'sitecustomize.py'), `import os\nballast = os.urandom(${mib} << 20)\n`);
  const spec = {
    ...demoSpec,
    name: `demo-plus-${mib}-mib`,
    env: { ...demoSpec.env, PYTHONPATH: '/start-up' },
    volumes: [...demoSpec.volumes, { source: startUp, target: '/start-up', readOnly: true }],
  };
  return saveSpec({ id: null, spec });
}
