import type { ErrorEntry } from '../error-entry';

/** GPU state: CRIU's CUDA plugin, cuda-checkpoint, the driver, and how podman gives a GPU to a container. */
export const cudaErrors = {
  'cuda/mapping-left': {
    title: 'GPU memory is still mapped',
    whatHappened:
      'CRIU met memory of a device that no plugin takes care of: the CUDA plugin is missing, switched itself off, or is in another folder.',
    remedy: [
      'Install cuda_plugin.so in CRIU’s plugin folder and cuda-checkpoint in the PATH of root.',
      '$ ls /usr/lib/criu /usr/lib64/criu; command -v cuda-checkpoint',
      'CRIU’s log says which plugins it loaded and why the CUDA plugin switched itself off.',
    ],
    status: 503,
  },
  'cuda/device-open': {
    title: 'An NVIDIA device is still open',
    whatHappened:
      'A process keeps an NVIDIA device open after its CUDA state was saved: it uses NVML with a driver before 570, or is a child that never used CUDA itself.',
    remedy: [
      'Use driver 570 or newer, and stop tools like nvidia-smi inside the container.',
      '$ nvidia-smi --query-gpu=driver_version --format=csv,noheader',
    ],
    status: 409,
  },
  'cuda/tool-missing': {
    title: 'cuda-checkpoint is missing',
    whatHappened:
      'The CUDA plugin switched itself off, because cuda-checkpoint is not in the PATH of the process that runs the OCI runtime.',
    remedy: ['Put cuda-checkpoint into /usr/local/bin or /usr/bin.', '$ command -v cuda-checkpoint'],
    status: 503,
  },
  'cuda/driver-too-old': {
    title: 'The NVIDIA driver is too old',
    whatHappened:
      'The CUDA plugin switched itself off, because this driver does not offer the single steps of a checkpoint.',
    remedy: ['Use driver 570 or newer.', '$ nvidia-smi --query-gpu=driver_version --format=csv,noheader'],
    status: 503,
  },
  'cuda/wrong-state': {
    title: 'The GPU state was changed from outside',
    whatHappened:
      'The process is in another state than this step needs: cuda-checkpoint was called by hand although the plugin does it, or CUDA was started at the moment of the dump.',
    remedy: [
      'Do not call cuda-checkpoint yourself when the plugin is installed, then try again.',
      '$ cuda-checkpoint --get-state --pid PID',
    ],
    status: 409,
  },
  'cuda/gpu-memory-full': {
    title: 'Not enough free GPU memory',
    whatHappened:
      'The saved GPU memory does not fit: other processes use the GPU. The half restored process cannot be saved by freeing memory now.',
    remedy: [
      'Free the GPU, then restore again from the checkpoint.',
      '$ nvidia-smi --query-compute-apps=pid,name,used_memory --format=csv',
    ],
    status: 507,
  },
  'cuda/no-device': {
    title: 'No GPU is visible',
    whatHappened: 'CUDA finds no GPU: the devices are not in the container, or the driver does not run.',
    remedy: ['Give the container the same GPUs as at the dump: --device nvidia.com/gpu=all.', '$ nvidia-smi -L'],
    status: 503,
  },
  'cuda/not-supported': {
    title: 'The driver refused the operation',
    whatHappened:
      'cuda-checkpoint may not, or cannot, do this here: missing rights, managed memory, MIG, MPS or memory shared between processes, other GPUs than at the dump, or an earlier restore that ran out of memory.',
    remedy: [
      'Run as root with every GPU of the dump visible, and without MIG, MPS and managed memory.',
      'If a restore ran out of GPU memory before, end that process and restore again.',
      '$ nvidia-smi -q | grep -i -A1 "MIG Mode"',
    ],
    status: 409,
  },
  'cuda/left-locked': {
    title: 'The GPU work of the server is still locked',
    whatHappened: 'The dump stopped the process’s GPU work and could not release it: the server may hang.',
    remedy: ['Release it, or start the server again.', '$ cuda-checkpoint --action unlock --pid PID'],
    status: 500,
  },
  'cuda/lock-timeout': {
    title: 'GPU work did not come to a stop',
    whatHappened:
      'The plugin waits until the process’s GPU work is done, and that took longer than CRIU’s timeout (10 s unless raised), or was refused.',
    remedy: [
      'Stop sending requests before the dump, and raise the timeout.',
      '$ echo "timeout 120" >> /etc/criu/runc.conf',
    ],
    status: 504,
  },
  'cuda/checkpoint-failed': {
    title: 'GPU memory could not be saved',
    whatHappened:
      'cuda-checkpoint copies GPU memory into RAM before the dump, and failed: too little RAM, a limit on locked memory, or CRIU’s timeout.',
    remedy: [
      'Free as much RAM as the server uses GPU memory (a RAM disk counts too), and raise the timeout.',
      '$ free -h; echo "timeout 120" >> /etc/criu/runc.conf',
    ],
    status: 507,
  },
  'cuda/restore-failed': {
    title: 'GPU memory could not be restored',
    whatHappened:
      'cuda-checkpoint could not bring GPU memory back: other GPUs than at the dump, too little GPU memory, or another driver.',
    remedy: [
      'Restore on the same kind and number of GPUs, with enough free memory, with the same driver.',
      '$ nvidia-smi',
    ],
    status: 409,
  },
  'cuda/unlock-failed': {
    title: 'GPU work could not be resumed',
    whatHappened: 'GPU memory is back, and the process’s GPU work could not be released: the server may hang.',
    remedy: ['End the container and restore again.', '$ cuda-checkpoint --get-state --pid PID'],
    status: 500,
  },
  'cuda/state-unknown': {
    title: 'The state of the GPU work is unknown',
    whatHappened:
      'cuda-checkpoint did not say, or said in unknown words, what state the process is in: plugin and driver do not fit.',
    remedy: [
      'Use a CRIU and a driver of the same age: CRIU 4.2.1 and driver 570 or newer.',
      '$ cuda-checkpoint --get-state --pid PID',
    ],
    status: 503,
  },
  'cuda/tool-killed': {
    title: 'cuda-checkpoint was killed',
    whatHappened: 'cuda-checkpoint died in the middle of its work; for lack of memory, or because something ended it.',
    remedy: [
      'Look for the kernel’s out-of-memory killer, then start the server again.',
      '$ dmesg | grep -i "out of memory"',
    ],
    status: 500,
  },
  'gpu/cdi-missing': {
    title: 'podman does not know this GPU',
    whatHappened:
      'The device name (nvidia.com/gpu=…) is in no CDI file: it was never made, or the driver or the GPUs changed since.',
    remedy: ['$ nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml', '$ nvidia-ctk cdi list'],
    status: 404,
  },
  'gpu/device-missing': {
    title: 'A GPU device file is not there',
    whatHappened:
      'The spec or the CDI file names a device file that this host does not have: the driver is not loaded, or the file is out of date.',
    remedy: [
      'Load the driver, and make the CDI file anew.',
      '$ nvidia-smi -L',
      '$ nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml',
    ],
    status: 404,
  },
  'gpu/hook-failed': {
    title: 'NVIDIA’s runtime hook failed',
    whatHappened:
      'The hook that adds GPUs to a container failed, often because the driver is not loaded. CRIU does not know the mounts it makes either.',
    remedy: ['Give the GPU by CDI instead: --device nvidia.com/gpu=all.', '$ nvidia-smi -L'],
    status: 503,
  },
} as const satisfies Record<string, ErrorEntry>;
