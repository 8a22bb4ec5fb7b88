import { gpuDemoSpec } from '@/lib/domain/gpu-demo-spec';
import type { Spec } from '@/lib/domain/spec';

/**
 * The GPU demo as scripts/gpu/host.sh set it up on this host.
 * @throws Error when its env file was not sourced.
 */
export function gpuDemoOfHost(): Spec {
  const { GPU_DEMO_ROOT, GPU_DEMO_PYTHON, GPU_DEMO_BASE, GPU_DEMO_SERVER, GPU_DEMO_MODEL, GPU_DEMO_LIBRARIES } =
    process.env;
  if (!GPU_DEMO_ROOT || !GPU_DEMO_PYTHON || !GPU_DEMO_BASE || !GPU_DEMO_SERVER || !GPU_DEMO_MODEL) {
    throw new Error('The GPU demo is not set up on this host: run scripts/gpu/host.sh and source its env file.');
  }
  return gpuDemoSpec({
    rootfs: GPU_DEMO_ROOT,
    python: GPU_DEMO_PYTHON,
    pythonBase: GPU_DEMO_BASE,
    serverFile: GPU_DEMO_SERVER,
    modelDir: GPU_DEMO_MODEL,
    driverLibraries: GPU_DEMO_LIBRARIES ?? '/usr/local/nvidia/lib64',
    devices: ['/dev/nvidia0', '/dev/nvidiactl', '/dev/nvidia-uvm', '/dev/nvidia-uvm-tools'],
  });
}
