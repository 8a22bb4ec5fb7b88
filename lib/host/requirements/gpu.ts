import 'server-only';
import type { Requirement } from '@/lib/domain/live';
import type { RequirementContext } from '@/lib/host/requirements/context';

/** First driver with the checkpoint functions that cuda-checkpoint and CRIU's plugin call for a whole process. */
const oldestDriver = 570;

/** Driver, cuda-checkpoint and CRIU's plugin. A host without a GPU needs none of them. */
export function gpuRequirements(context: RequirementContext): Requirement[] {
  return [driver(context), cudaCheckpoint(context), cudaPlugin(context), vramMethod(context)];
}

function driver({ gpu, hasGpuHardware }: RequirementContext): Requirement {
  const base = {
    id: 'gpu-driver',
    title: 'NVIDIA driver',
    why: `Checkpoints of GPU memory are made by the driver itself, version ${oldestDriver} or later. Servers without a GPU need none.`,
  };
  const install = [
    `Install NVIDIA's driver ${oldestDriver} or later from your distribution or from NVIDIA.`,
    '$ nvidia-smi',
  ];
  if (gpu.gpus.length === 0) {
    const isAbsent = !hasGpuHardware && (gpu.note ?? '').startsWith('No NVIDIA GPU');
    if (isAbsent) return { ...base, state: 'not-present', found: 'No NVIDIA GPU on this host.', remedy: [] };
    return { ...base, state: 'missing', found: gpu.note ?? 'The driver shows no GPU.', remedy: install };
  }
  const names = gpu.gpus.map((one) => one.name).join(', ');
  const version = gpu.driverVersion;
  const major = Number(version?.split('.')[0] ?? Number.NaN);
  if (!(major >= oldestDriver)) {
    return {
      ...base,
      state: 'missing',
      found: `${names}; driver ${version ?? 'of unknown version'}.`,
      remedy: install,
    };
  }
  return { ...base, state: 'ok', found: `${names}; driver ${version}.`, remedy: [] };
}

function cudaCheckpoint(context: RequirementContext): Requirement {
  return part(context, {
    id: 'cuda-checkpoint',
    title: 'cuda-checkpoint',
    file: context.engine?.cudaCheckpoint ?? null,
    why: "CRIU's plugin starts it to move GPU memory to RAM and back; it must be in the PATH of the process that runs the runtime.",
    remedy: [
      'Get it from https://github.com/NVIDIA/cuda-checkpoint and put it where the engine finds it.',
      '$ install -m 0755 cuda-checkpoint /usr/local/bin/',
    ],
  });
}

function cudaPlugin(context: RequirementContext): Requirement {
  return part(context, {
    id: 'cuda-plugin',
    title: "CRIU's CUDA plugin",
    file: context.engine?.cudaPlugin ?? null,
    why: 'Without it CRIU stops at the first file of the NVIDIA driver that a process holds.',
    remedy: [
      "Install the package that carries cuda_plugin.so (criu-cuda-plugin on Fedora and RHEL), or build it from CRIU's source of the same version.",
      '$ make cuda_plugin && install -D -m 0755 plugins/cuda/cuda_plugin.so /usr/lib/criu/cuda_plugin.so',
    ],
  });
}

/** Who would save the GPU memory of a server, after what was found (docs/gpu.md). */
function vramMethod({ engine, gpu, hasGpuHardware }: RequirementContext): Requirement {
  const base = {
    id: 'vram-method',
    title: 'GPU memory is saved by',
    why: "Decided by what is installed: CRIU's plugin where it is there, cuda-checkpoint around the dump otherwise. Never both: the second would find the process in a state that it cannot work with.",
  };
  if (gpu.gpus.length === 0 && !hasGpuHardware) {
    return { ...base, state: 'not-present', found: 'Nobody: there is no NVIDIA GPU on this host.', remedy: [] };
  }
  if (gpu.gpus.some(({ isMigEnabled }) => isMigEnabled === true)) {
    return {
      ...base,
      state: 'warning',
      found: 'A GPU is split into MIG instances, whose memory can be saved by nobody.',
      remedy: ['Turn MIG off for the GPUs whose servers are to be checkpointed.', '$ nvidia-smi --mig 0'],
    };
  }
  if (!engine?.cudaCheckpoint) {
    const remedy = ['Install cuda-checkpoint, as the row above says.'];
    return { ...base, state: 'missing', found: 'Nobody yet: cuda-checkpoint is missing.', remedy };
  }
  const found = engine.cudaPlugin
    ? "CRIU's CUDA plugin, during the dump."
    : 'cuda-checkpoint, in phases of their own before the dump and after the restore.';
  return { ...base, state: 'ok', found, remedy: [] };
}

function part(
  { gpu, hasGpuHardware, engineKind }: RequirementContext,
  row: { id: string; title: string; file: string | null; why: string; remedy: string[] },
): Requirement {
  const { id, title, file, why } = row;
  if (file !== null) return { id, title, state: 'ok', found: file, why, remedy: [] };
  const hasGpu = gpu.gpus.length > 0 || hasGpuHardware;
  if (!hasGpu)
    return { id, title, state: 'not-present', found: 'Not installed; no NVIDIA GPU on this host.', why, remedy: [] };
  const where = engineKind === 'embedded' ? ' The paths are those inside the embedded engine.' : '';
  return { id, title, state: 'missing', found: `Not found.${where}`, why, remedy: row.remedy };
}
