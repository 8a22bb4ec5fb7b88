import 'server-only';
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { bootstrapRoot } from './bootstrap-root';
import {
  containersConf,
  networkJson,
  runcConf,
  runtimeGuard,
  runtimeGuardScript,
  storageConf,
  wrapperScript,
} from './engine-files';
import { engineLayout } from './layout';
import { takeDownEngine } from './take-down';

// One suite, so that no conflicts can arise. Debian 12's and 13's own CRIU cannot dump on today's
// kernels (docs/decisions/004-embedded-engine.md). iptables serves CRIU's network lock, nftables
// netavark's bridge, mount gives umount.
/** The Debian suite that the engine is made of. */
export const engineSuite = 'forky';
const packages = [
  'podman', 'runc', 'conmon', 'netavark', 'nftables', 'iptables', 'mount', 'iproute2', 'criu', 'libcriu2',
]; // prettier-ignore
const recipe = createHash('sha256')
  .update(JSON.stringify([engineSuite, packages]))
  .digest('hex')
  .slice(0, 16);

const manifestSchema = z.object({ recipe: z.string(), builtAt: z.string(), suite: z.string() });

const criuSettings = 'etc/criu/runc.conf';

/** True when the engine's root is there and was made by this recipe. */
export async function isEngineBuilt(): Promise<boolean> {
  try {
    const manifest = manifestSchema.parse(JSON.parse(await readFile(engineLayout().manifest, 'utf8')));
    return manifest.recipe === recipe;
  } catch {
    return false;
  }
}

/** Makes the embedded engine's root (about half a minute, 250 MB) unless it is there. */
export async function buildEngine(): Promise<void> {
  const layout = engineLayout();
  if (!(await isEngineBuilt())) {
    await mkdir(layout.folder, { recursive: true });
    // The new root is complete before the old one goes, and that never goes below running containers.
    const fresh = `${layout.root}-${recipe}`;
    await bootstrapRoot(fresh, engineSuite, packages);
    await keepCriuSettings(fresh);
    await takeDownEngine();
    await rm(layout.root, { recursive: true, force: true });
    await rename(fresh, layout.root);
  }
  await writeConfiguration();
  const manifest = { recipe, builtAt: new Date().toISOString(), suite: engineSuite };
  await writeFile(layout.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Writes the engine's configuration files; they are small and always made anew. */
export async function writeConfiguration(): Promise<void> {
  const { root, wrapper } = engineLayout();
  const files: [string, string][] = [
    ['etc/containers/containers.conf', containersConf()],
    ['etc/containers/storage.conf', storageConf()],
    ['etc/containers/policy.json', '{"default":[{"type":"insecureAcceptAnything"}]}\n'],
    ['etc/containers/networks/podman.json', networkJson()],
    [runtimeGuard, runtimeGuardScript()],
    [criuSettings, await runcConf(await readFile(path.join(root, criuSettings), 'utf8').catch(() => ''))],
  ];
  for (const [name, content] of files) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await chmod(path.join(root, runtimeGuard), 0o755);
  await mkdir(path.dirname(wrapper), { recursive: true });
  await writeFile(wrapper, wrapperScript());
  await chmod(wrapper, 0o755);
}

/** Lines that were added to CRIU's settings move from the root that goes to the one that comes. */
async function keepCriuSettings(fresh: string): Promise<void> {
  const target = path.join(fresh, criuSettings);
  await mkdir(path.dirname(target), { recursive: true });
  await copyFile(path.join(engineLayout().root, criuSettings), target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
