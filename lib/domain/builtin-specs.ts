import { specSchema, type Spec } from './spec';

export const demoSpecId = 'demo';
export const vllmSpecId = 'vllm';

/** The demo: a real LLM server with random weights, built from packages. */
export const demoSpec: Spec = specSchema.parse({
  name: 'demo',
  description: 'PyTorch server of GPT-2 shape with random weights: the text is noise, the load is real.',
  image: 'localhost/gpu-load/demo:1',
  port: { containerPort: 8000, hostPort: null },
  requestBody: { model: 'gpu-load-demo-124m-random', prompt: 'The quick brown fox', max_tokens: 16, temperature: 0 },
  warmUpRequests: 3,
  healthTimeoutMs: 120_000,
});

/** vLLM on NVIDIA GPUs, with what CRIU needs: no io_uring, CDI instead of the hook, a small KV cache. */
export function vllmSpec(defaults: {
  modelId: string;
  name: string;
  apiPort: number;
  healthTimeoutMs: number;
  /** Path of a seccomp profile without io_uring; null where there is none to give. */
  seccompProfile: string | null;
}): Spec {
  return specSchema.parse({
    name: defaults.name,
    description: 'vLLM with Qwen2-1.5B on all GPUs of the host. Needs an NVIDIA driver, CDI and cuda-checkpoint.',
    image: 'docker.io/vllm/vllm-openai:latest',
    command: ['--model', defaults.modelId, '--gpu-memory-utilization', '0.30', '--max-model-len', '1024'],
    env: {
      ASYNCIO_DEFAULT_BACKEND: 'select',
      PYTHON_ASYNCIO_NO_IO_URING: '1',
      UV_USE_IO_URING: '0',
      LD_LIBRARY_PATH: '/usr/local/nvidia/lib64:/usr/local/cuda/lib64',
      HF_HUB_OFFLINE: '0',
    },
    port: { containerPort: 8000, hostPort: defaults.apiPort },
    devices: ['nvidia.com/gpu=all'],
    shmSizeBytes: 8 * 1024 ** 3,
    securityOpts: defaults.seccompProfile === null ? [] : [`seccomp=${defaults.seccompProfile}`],
    requestBody: { model: defaults.modelId, prompt: 'The quick brown fox', max_tokens: 16, temperature: 0 },
    healthTimeoutMs: defaults.healthTimeoutMs,
  });
}
