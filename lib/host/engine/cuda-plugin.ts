import 'server-only';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { exec } from '@/lib/host/process/exec';
import { exists } from '@/lib/host/storage/exists';
import { bootstrapRoot } from './bootstrap-root';
import { engineSuite } from './build';
import { engineLayout } from './layout';
import { debianMirror } from './mirror';

// What CRIU's Makefile wants before it makes anything, the plugin included.
const packages = [
  'gcc', 'make', 'pkg-config', 'git', 'ca-certificates', 'xz-utils', 'libprotobuf-dev', 'protobuf-compiler',
  'protobuf-c-compiler', 'libprotobuf-c-dev', 'libbsd-dev', 'libnet1-dev', 'libnl-3-dev', 'libnl-route-3-dev',
  'libcap-dev', 'uuid-dev', 'libaio-dev', 'libgnutls28-dev', 'python3-minimal',
]; // prettier-ignore

/** Where the plugin for one version of CRIU is kept; it outlives the engine's root, which a new recipe replaces. */
export const builtCudaPlugin = (criuVersion: string) =>
  path.join(engineLayout().data, 'cuda-plugin', criuVersion, 'cuda_plugin.so');

/**
 * Builds CRIU's CUDA plugin from the distribution's source package, in a root folder of its own that is removed
 * afterwards (about two minutes); nothing of the host is changed. Debian's binary package does not carry it.
 * @param criuVersion version of the CRIU that will load it, such as "4.2.1": it takes plugins of its own version only.
 * @returns the built file. @throws Error with the last lines of what failed, or the version that is to be had.
 */
export async function buildCudaPlugin(criuVersion: string): Promise<string> {
  const target = builtCudaPlugin(criuVersion);
  if (await exists(target)) return target;
  const root = path.join(engineLayout().folder, 'cuda-build-root');
  await mkdir(path.dirname(root), { recursive: true });
  try {
    await bootstrapRoot(root, engineSuite, packages);
    const sources = `deb-src ${await debianMirror()} ${engineSuite} main`;
    const enter = ['unshare', '--mount', '--propagation', 'private', 'sh', '-euc', enterScript, root];
    const built = await exec([...enter, 'sh', '-euc', buildScript, 'sh', criuVersion, sources], {
      timeoutMs: 900_000,
    });
    if (built.exitCode !== 0) {
      throw new Error(
        `The CUDA plugin of CRIU ${criuVersion} could not be built: ${(built.stderr || built.stdout).split('\n').slice(-6).join(' ')}`,
      );
    }
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(path.join(root, 'build', 'cuda_plugin.so'), target);
    return target;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Puts the plugin into the embedded engine. @returns false when it was there. */
export async function installCudaPlugin(criuVersion: string): Promise<boolean> {
  const installed = path.join(engineLayout().root, 'usr/lib/criu/cuda_plugin.so');
  if (await exists(installed)) return false;
  const built = await buildCudaPlugin(criuVersion);
  await mkdir(path.dirname(installed), { recursive: true });
  await copyFile(built, installed);
  return true;
}

// protoc finds the definitions that come with it by /proc/self/exe.
const enterScript = 'mount -t proc proc "$0/proc"; exec chroot "$0" "$@"';

// The packaging is not needed, and a mirror may lack it: what counts is that the sources came. CRIU's Makefile asks
// git for its version.
const buildScript = `
mkdir -p /build; cd /build
printf '%s\\n' "$2" > /etc/apt/sources.list.d/source.list
apt-get -o Acquire::Check-Valid-Until=false update -qq
apt-get source --download-only "criu" || true
archive=$(ls criu_*.orig.tar.*z | head -n 1)
version=\${archive#criu_}; version=\${version%.orig.tar.*}
if [ "$version" != "$1" ]; then echo "the distribution has the sources of CRIU $version only" >&2; exit 1; fi
tar xf "$archive"
cd criu-*/
git init -q .
make -j"$(nproc)" cuda_plugin
cp plugins/cuda/cuda_plugin.so /build/
`;
