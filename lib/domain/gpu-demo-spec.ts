import { specSchema, type Spec } from './spec';

export const gpuDemoSpecId = 'gpu-demo';

/**
 * What a program needs of the host's system. Not the whole of /usr: a file system mounted somewhere in it would
 * come along, and CRIU dumps no mount that it was not told of.
 */
const systemFolders = ['/usr/bin', '/usr/lib', '/usr/lib64'];

/** Where the parts of the GPU demo lie on its host (scripts/gpu/host.sh makes them). */
export interface GpuDemoPlaces {
  /** The container's root folder. */
  rootfs: string;
  /** The host's Python with PyTorch and transformers, and the folder of the interpreter it is based on. */
  python: string;
  pythonBase: string;
  serverFile: string;
  modelDir: string;
  /** Folder of the driver's libcuda.so.1. */
  driverLibraries: string;
  devices: readonly string[];
}

/**
 * A PyTorch server of Qwen2-1.5B's architecture with random weights, on one GPU. It needs no registry: the
 * host's own Python is its root folder. For demonstrations and for `npm run test:gpu`.
 */
export function gpuDemoSpec(places: GpuDemoPlaces): Spec {
  const { rootfs, python, pythonBase, serverFile, modelDir, driverLibraries, devices } = places;
  const shared = [
    ...[pythonBase, python, serverFile].map((file) => `/${file.split('/')[1] ?? ''}`),
    driverLibraries.replace(/\/lib(64)?$/, ''),
  ].filter((folder) => folder !== '/usr' && !systemFolders.some((system) => `${folder}/`.startsWith(`${system}/`)));
  return specSchema.parse({
    name: 'gpu-demo',
    description:
      'PyTorch server of Qwen2-1.5B’s architecture with random weights: the text is noise, the load is real.',
    rootfs,
    command: [python, serverFile],
    env: {
      LD_LIBRARY_PATH: driverLibraries,
      PATH: `${python.slice(0, python.lastIndexOf('/'))}:/usr/local/bin:/usr/bin:/bin`,
      HOME: '/root',
    },
    network: 'host',
    port: { containerPort: 8000, hostPort: null },
    volumes: [
      ...[...new Set([...systemFolders, ...shared])].map((folder) => ({
        source: folder,
        target: folder,
        readOnly: true,
      })),
      { source: modelDir, target: '/model', readOnly: true },
    ],
    devices: [...devices],
    capAdd: ['all'],
    securityOpts: ['seccomp=unconfined', 'apparmor=unconfined'],
    requestBody: { model: 'qwen2-1.5b-random', prompt: 'The quick brown fox', max_tokens: 16, temperature: 0 },
    warmUpRequests: 3,
    healthTimeoutMs: 180_000,
  });
}
