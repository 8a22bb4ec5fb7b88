import 'server-only';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { exec } from '@/lib/host/process/exec';
import { exists } from '@/lib/host/storage/exists';
import { bootstrapRoot } from './bootstrap-root';
import { engineLayout } from './layout';

/** The demo server's image, as its spec names it. */
export const demoImageName = 'localhost/gpu-load/demo:1';

const suite = 'trixie';
const packages = ['python3-torch', 'python3-numpy', 'python3-safetensors', 'libopenblas0-pthread'];
const recipeLabel = 'gpu-load.recipe';
const serverFile = () => path.join(process.cwd(), 'scripts', 'demo-server', 'server.py');

/** Changes when the packages or the server's source do. */
async function recipe(): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([suite, packages]));
  return hash
    .update(await readFile(serverFile()))
    .digest('hex')
    .slice(0, 16);
}

/** True when the engine holds the demo image made by today's recipe. */
export async function isDemoImageBuilt(podman: readonly string[]): Promise<boolean> {
  const found = await exec([
    ...podman,
    'image',
    'inspect',
    '--format',
    `{{index .Labels "${recipeLabel}"}}`,
    demoImageName,
  ]);
  return found.exitCode === 0 && found.stdout.trim() === (await recipe());
}

/** Makes the demo image from packages, without any registry (about two minutes, 1.1 GB), unless it is there. */
export async function buildDemoImage(podman: readonly string[], say: (line: string) => void = () => {}): Promise<void> {
  if (await isDemoImageBuilt(podman)) return;
  const { folder } = engineLayout();
  await mkdir(folder, { recursive: true });
  const root = path.join(folder, 'demo-root');
  if (!(await exists(root))) {
    say('making a root folder with Python and PyTorch');
    await bootstrapRoot(root, suite, packages);
  }
  await mkdir(path.join(root, 'srv'), { recursive: true });
  await copyFile(serverFile(), path.join(root, 'srv', 'server.py'));
  await rm(path.join(root, 'srv', 'model.safetensors'), { force: true });
  say('writing random weights (GPT-2 shape)');
  await must(['chroot', root, 'python3', '-c', writeWeights]);
  say('importing the image');
  await must([
    'sh', '-c', importScript, 'sh', root, demoImageName, `${recipeLabel}=${await recipe()}`, ...podman,
  ]); // prettier-ignore
  await rm(root, { recursive: true, force: true });
}

// Runs the server's own `load` without its `main`, so that shape and seed are written down once.
const writeWeights = `
source = open('/srv/server.py').read().rsplit('main()', 1)[0]
space = {'__name__': 'weights'}
exec(compile(source, 'server.py', 'exec'), space)
space['load']()
`;

const importScript = `
root="$1"; image="$2"; label="$3"; shift 3
tar -C "$root" --exclude='./dev/*' --exclude='./proc/*' --exclude='./sys/*' --exclude='./var/cache/*' --exclude='./var/lib/apt/*' -cf - . |
  "$@" import --change 'ENTRYPOINT ["python3","-u","/srv/server.py"]' --change "LABEL $label" - "$image"
`;

async function must(argv: string[]): Promise<void> {
  const result = await exec(argv, { timeoutMs: 900_000 });
  if (result.exitCode !== 0) throw new Error(`${argv[0]} failed: ${(result.stderr || result.stdout).slice(-800)}`);
}
