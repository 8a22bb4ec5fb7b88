import type { Spec } from '../spec';
import { flagValue, withFlag } from './arguments';

/** Where a figure or a rule comes from. */
export interface AdviceSource {
  label: string;
  href: string;
}

/** One option of vLLM that decides whether a checkpoint works, how large it is, or how fast it comes back. */
export interface VllmAdvice {
  id: string;
  option: string;
  /** What this spec says, in words or as its own text. */
  value: string;
  /** `measure`: no rule is known; a benchmark of one's own decides. */
  verdict: 'ok' | 'change' | 'measure';
  text: string;
  source: AdviceSource | null;
  /** What the button does, and the spec after it. */
  fix: { label: string; spec: Spec } | null;
}

const utilizationFlag = '--gpu-memory-utilization';
/** vLLM's own default: nearly all of the GPU, most of it an empty KV cache that a checkpoint would hold. */
const defaultUtilization = 0.9;
const highUtilization = 0.5;

const measuredOnA10: AdviceSource = {
  label: 'gpu-checkpoint-benchmarks, one A10, Qwen2-1.5B',
  href: 'https://github.com/chopratejas/gpu-checkpoint-benchmarks',
};
const ncclFlags = { NCCL_P2P_DISABLE: '1', NCCL_NVLS_ENABLE: '0', NCCL_SHM_DISABLE: '1', NCCL_CUMEM_HOST_ENABLE: '0' };

/** True when a spec starts vLLM, by its image or its command. */
export function startsVllm({ image, command }: Pick<Spec, 'image' | 'command'>): boolean {
  return /(^|[/_-])vllm/.test(image) || command.some((argument) => /(^|\/)vllm(\.|$)/.test(argument));
}

/** What is wrong with the arguments of a vLLM spec, or null; the words stand at the field. */
export function refuseVllmArguments({ command }: Pick<Spec, 'command'>): string | null {
  const utilization = flagValue(command, utilizationFlag);
  if (utilization !== null && !(Number(utilization) > 0 && Number(utilization) <= 1)) {
    return `${utilizationFlag} is a share of the GPU’s memory: above 0, at most 1.`;
  }
  const parallel = flagValue(command, '--tensor-parallel-size');
  if (parallel !== null && !/^[1-9]\d*$/.test(parallel)) return '--tensor-parallel-size is a whole number of GPUs.';
  return null;
}

/** What matters for a checkpoint in the options of a vLLM spec, the most important first. */
export function adviseVllm(spec: Spec): VllmAdvice[] {
  return [kvCache(spec), ioUring(spec), devices(spec), ...severalGpus(spec), eager(spec), sleep(spec), hub(spec)];
}

function kvCache(spec: Spec): VllmAdvice {
  const given = flagValue(spec.command, utilizationFlag);
  const isHigh = Number(given ?? defaultUtilization) > highUtilization;
  return {
    id: 'kv-cache',
    option: utilizationFlag,
    value: given ?? `${defaultUtilization} (vLLM’s default)`,
    verdict: isHigh ? 'change' : 'ok',
    text: 'The KV cache is allocated whole at the start, and a checkpoint holds all of it, used or not. Measured on a 23 GB GPU: with 0.50 in place of 0.90 a restore took 11 s in place of 121 s, with 0.30 it took 5.7 to 6.3 s from 8.89 GB. Take the smallest that your load runs with.',
    source: measuredOnA10,
    fix: isHigh
      ? { label: 'Set 0.30', spec: { ...spec, command: withFlag(spec.command, utilizationFlag, '0.30') } }
      : null,
  };
}

function ioUring(spec: Spec): VllmAdvice {
  const isOff = spec.securityOpts.some((option) => option.startsWith('seccomp=') && option !== 'seccomp=unconfined');
  return {
    id: 'io-uring',
    option: 'io_uring',
    value: isOff ? 'kept out by a seccomp profile' : 'not kept out',
    verdict: isOff ? 'ok' : 'change',
    text: 'CRIU cannot dump a process that holds an io_uring, and uvloop opens one when it can. A seccomp profile keeps it out for certain; environment variables only ask for it.',
    source: { label: 'criu issue 2673', href: 'https://github.com/checkpoint-restore/criu/issues/2673' },
    fix: null,
  };
}

function devices(spec: Spec): VllmAdvice {
  const isHook = 'NVIDIA_VISIBLE_DEVICES' in spec.env;
  const isCdi = spec.devices.some((device) => device.startsWith('nvidia.com/gpu='));
  const isGiven = isCdi || spec.devices.some((device) => device.startsWith('/dev/nvidia'));
  const found = isCdi ? 'CDI' : isGiven ? 'device files' : 'none';
  const { NVIDIA_VISIBLE_DEVICES: _, ...withoutHook } = spec.env;
  return {
    id: 'devices',
    option: '--device nvidia.com/gpu=…',
    value: isHook ? `${found}, and NVIDIA_VISIBLE_DEVICES for the runtime hook` : found,
    verdict: isGiven && !isHook ? 'ok' : 'change',
    text: 'GPUs come by CDI. Mounts that NVIDIA’s older runtime hook makes are in no configuration that CRIU reads: the dump fails on “unreachable sharing”, or the restore on “No mapping”.',
    source: { label: 'runc issue 4522', href: 'https://github.com/opencontainers/runc/issues/4522' },
    fix:
      isGiven && !isHook
        ? null
        : {
            label: 'Use CDI',
            spec: { ...spec, env: withoutHook, devices: isGiven ? spec.devices : ['nvidia.com/gpu=all'] },
          },
  };
}

function severalGpus(spec: Spec): VllmAdvice[] {
  const count = Number(flagValue(spec.command, '--tensor-parallel-size') ?? 1);
  if (count <= 1) return [];
  const missing = Object.entries(ncclFlags).filter(([name, value]) => spec.env[name] !== value);
  const hasCustomReduce = flagValue(spec.command, '--disable-custom-all-reduce') === null;
  const isDone = missing.length === 0 && !hasCustomReduce;
  return [
    {
      id: 'nccl',
      option: '--tensor-parallel-size',
      value: `${count}`,
      verdict: isDone ? 'ok' : 'change',
      text: 'Memory that processes share by CUDA IPC cannot be saved before driver 610. Between GPUs NCCL therefore has to go without it: peer to peer, NVLS and shared memory off, and vLLM’s own all-reduce as well. That costs throughput between the GPUs; measure it. Not tried with this product yet: of one process on two GPUs a restore came back healthy and did not answer.',
      source: { label: 'NVIDIA/nvcf pull request 1184', href: 'https://github.com/NVIDIA/nvcf/pull/1184' },
      fix: isDone
        ? null
        : {
            label: 'Set the NCCL variables',
            spec: {
              ...spec,
              env: { ...spec.env, ...ncclFlags },
              command: withFlag(spec.command, '--disable-custom-all-reduce', ''),
            },
          },
    },
  ];
}

function eager(spec: Spec): VllmAdvice {
  const isEager = flagValue(spec.command, '--enforce-eager') !== null;
  return {
    id: 'eager',
    option: '--enforce-eager',
    value: isEager ? 'set: no CUDA graphs' : 'not set: CUDA graphs',
    verdict: 'measure',
    text: 'CUDA graphs are captured at a cold start and are inside a checkpoint: a restore has them for nothing, so a checkpoint is a reason to keep them; those of a PyTorch server gave the same answers after a restore on one H200. Without them a cold start is shorter and each token slower. The A10 figures above were made without.',
    source: measuredOnA10,
    fix: isEager
      ? { label: 'Keep CUDA graphs', spec: { ...spec, command: withFlag(spec.command, '--enforce-eager', null) } }
      : null,
  };
}

function sleep(spec: Spec): VllmAdvice {
  const isAsked = spec.beforeDumpPath?.startsWith('/sleep') === true;
  return {
    id: 'sleep',
    option: '/sleep before the dump',
    value: isAsked
      ? `${spec.beforeDumpPath}, then ${spec.afterRestorePath ?? 'nothing after the restore'}`
      : 'not used',
    verdict: 'measure',
    text: 'Sleep mode empties the KV cache before the dump, so the checkpoint is smaller. It is not always faster: published figures for Qwen3-8B are 14.4 s for a restore without it, and 24.5 s for restore and wake-up after level 1, whose weights lie in shared memory that CRIU reads one after the other. Make a spec of each and compare them.',
    source: {
      label: 'criu pull request 3021',
      href: 'https://github.com/checkpoint-restore/criu/pull/3021',
    },
    fix: isAsked
      ? null
      : {
          label: 'Sleep at level 1',
          spec: {
            ...spec,
            command: withFlag(spec.command, '--enable-sleep-mode', ''),
            env: { ...spec.env, VLLM_SERVER_DEV_MODE: '1' },
            beforeDumpPath: '/sleep?level=1',
            afterRestorePath: '/wake_up',
          },
        },
  };
}

function hub(spec: Spec): VllmAdvice {
  const isOffline = spec.env.HF_HUB_OFFLINE === '1';
  return {
    id: 'hub',
    option: 'HF_HUB_OFFLINE',
    value: isOffline ? '1' : (spec.env.HF_HUB_OFFLINE ?? 'not set'),
    verdict: isOffline ? 'ok' : 'measure',
    text: 'A connection to the model hub that is still open at the dump makes it fail, unless open connections are kept. Offline there is none; the model must be on this host then.',
    source: null,
    fix: isOffline ? null : { label: 'Go offline', spec: { ...spec, env: { ...spec.env, HF_HUB_OFFLINE: '1' } } },
  };
}
