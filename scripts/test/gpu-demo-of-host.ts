import { gpuDemoSpec } from '@/lib/domain/gpu-demo-spec';
import type { Spec } from '@/lib/domain/spec';

/**
 * How the GPU demo uses several GPUs: `layers`, one process with some layers on each; `tensor`, a process for each
 * GPU with a part of every layer, which talk by NCCL.
 */
export type GpuSplit = 'layers' | 'tensor';

/**
 * CUDA memory that processes share cannot be checkpointed by driver 580 (NVIDIA/cuda-checkpoint#56), so NCCL is kept
 * to sockets: slower, and the way that is known to restore.
 */
const ncclBySockets = {
  NCCL_P2P_DISABLE: '1',
  NCCL_SHM_DISABLE: '1',
  NCCL_NVLS_ENABLE: '0',
  NCCL_CUMEM_HOST_ENABLE: '0',
  NCCL_SOCKET_IFNAME: 'lo',
};

/**
 * The GPU demo as scripts/gpu/host.sh set it up on this host, on its first GPU or on several.
 * @throws Error when its env file was not sourced.
 */
export function gpuDemoOfHost({ gpus, split }: { gpus: number; split?: GpuSplit } = { gpus: 1 }): Spec {
  const { GPU_DEMO_ROOT, GPU_DEMO_PYTHON, GPU_DEMO_BASE, GPU_DEMO_SERVER, GPU_DEMO_MODEL, GPU_DEMO_LIBRARIES } =
    process.env;
  if (!GPU_DEMO_ROOT || !GPU_DEMO_PYTHON || !GPU_DEMO_BASE || !GPU_DEMO_SERVER || !GPU_DEMO_MODEL) {
    throw new Error('The GPU demo is not set up on this host: run scripts/gpu/host.sh and source its env file.');
  }
  const spec = gpuDemoSpec({
    rootfs: GPU_DEMO_ROOT,
    python: GPU_DEMO_PYTHON,
    pythonBase: GPU_DEMO_BASE,
    serverFile: GPU_DEMO_SERVER,
    modelDir: GPU_DEMO_MODEL,
    driverLibraries: GPU_DEMO_LIBRARIES ?? '/usr/local/nvidia/lib64',
    devices: [
      ...Array.from({ length: gpus }, (_, i) => `/dev/nvidia${i}`),
      ...['/dev/nvidiactl', '/dev/nvidia-uvm', '/dev/nvidia-uvm-tools'],
    ],
  });
  if (split === undefined) return spec;
  return {
    ...spec,
    name: `gpu-demo-${gpus}-${split}`,
    healthTimeoutMs: 90_000,
    env: { ...spec.env, GPUS: String(gpus), SPLIT: split, ...(split === 'tensor' ? ncclBySockets : {}) },
    // podman's 64 MiB are too little for NCCL, even where it talks by sockets.
    shmSizeBytes: split === 'tensor' ? 1024 ** 3 : spec.shmSizeBytes,
  };
}
