import { describe, expect, it } from 'vitest';
import { demoSpec, vllmSpec } from '../builtin-specs';
import { editedSpecSchema } from '../edited-spec';
import { specSchema, type Spec } from '../spec';
import { adviseVllm, startsVllm } from './advice';
import { flagValue, withFlag } from './arguments';

const spec = vllmSpec({
  modelId: 'Qwen/Qwen2-1.5B-Instruct',
  name: 'vllm',
  apiPort: 8000,
  healthTimeoutMs: 600_000,
  seccompProfile: '/etc/no-io-uring.json',
});
const verdictsOf = (one: Spec) => Object.fromEntries(adviseVllm(one).map(({ id, verdict }) => [id, verdict]));
const fixOf = (one: Spec, id: string): Spec => {
  const fix = adviseVllm(one).find((advice) => advice.id === id)?.fix;
  if (!fix) throw new Error(`Nothing to change at ${id}.`);
  return specSchema.parse(fix.spec);
};

describe('flags among arguments', () => {
  it.each([
    [['--a', '1', '--b'], '--a', '1'],
    [['--a=1'], '--a', '1'],
    [['--a', '--b'], '--a', ''],
    [['--ab', '1'], '--a', null],
  ])('%j has %s = %s', (command, flag, value) => {
    expect(flagValue(command, flag)).toBe(value);
  });

  it.each([
    [['--a', '1', '--b'], '2', ['--a', '2', '--b']],
    [['--a=1', '--b'], '2', ['--a', '2', '--b']],
    [['--a', '--b'], null, ['--b']],
    [['--b'], '', ['--b', '--a']],
  ])('%j with --a set to %j is %j', (command, value, after) => {
    expect(withFlag(command, '--a', value)).toEqual(after);
  });
});

describe('advice on vLLM', () => {
  it('is given to specs that start it, by image or by command', () => {
    expect(
      [spec, { image: '', command: ['python3', '-m', 'vllm.entrypoints.openai.api_server'] }].map(startsVllm),
    ).toEqual([true, true]);
    expect(startsVllm(demoSpec)).toBe(false);
  });

  it('finds the spec that ships as it should be', () => {
    expect(verdictsOf(spec)).toEqual({
      'kv-cache': 'ok',
      'io-uring': 'ok',
      devices: 'ok',
      eager: 'measure',
      sleep: 'measure',
      hub: 'measure',
    });
  });

  it('asks for a smaller KV cache where none is set, since vLLM takes nearly all of the GPU', () => {
    const open = { ...spec, command: ['--model', 'x'] };
    expect(verdictsOf(open)['kv-cache']).toBe('change');
    expect(fixOf(open, 'kv-cache').command).toEqual(['--model', 'x', '--gpu-memory-utilization', '0.30']);
  });

  it('replaces the runtime hook by CDI', () => {
    const hooked = { ...spec, devices: [], env: { ...spec.env, NVIDIA_VISIBLE_DEVICES: 'all' } };
    const fixed = fixOf(hooked, 'devices');
    expect(fixed.devices).toEqual(['nvidia.com/gpu=all']);
    expect(fixed.env).not.toHaveProperty('NVIDIA_VISIBLE_DEVICES');
  });

  it('asks for NCCL without shared memory on several GPUs only', () => {
    const two = { ...spec, command: [...spec.command, '--tensor-parallel-size', '2'] };
    expect(verdictsOf(two).nccl).toBe('change');
    expect(verdictsOf(fixOf(two, 'nccl')).nccl).toBe('ok');
  });

  it('every change it offers is a spec that can be stored, and is not offered again', () => {
    const bare = { ...spec, command: ['--tensor-parallel-size', '4', '--enforce-eager'], devices: [], env: {} };
    for (const { id, fix } of adviseVllm(bare)) {
      if (fix === null) continue;
      const after = editedSpecSchema.parse(fix.spec);
      expect(adviseVllm(after).find((advice) => advice.id === id)?.fix).toBeNull();
    }
  });
});

describe('arguments that vLLM would refuse', () => {
  it.each([
    ['--gpu-memory-utilization', '30'],
    ['--gpu-memory-utilization', '0'],
    ['--gpu-memory-utilization', 'much'],
    ['--tensor-parallel-size', 'two'],
  ])('%s %s is refused at the field of arguments', (flag, value) => {
    const result = editedSpecSchema.safeParse({ ...spec, command: [flag, value] });
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual(['command']);
  });
});
