import { expect, it } from 'vitest';
import { demoSpec } from './builtin-specs';
import { maskSpec, unmaskSpec } from './masked-spec';
import { secretMask } from './secret-names';

const spec = {
  ...demoSpec,
  env: { HF_TOKEN: 'hf_something', MODEL: 'x', TOKENIZERS_PARALLELISM: 'false', API_KEY: '' },
};

it('masks the values of secret variables and no others', () => {
  expect(maskSpec(spec).env).toEqual({
    HF_TOKEN: secretMask,
    MODEL: 'x',
    TOKENIZERS_PARALLELISM: 'false',
    API_KEY: '',
  });
});

it('keeps the stored secret when a spec is saved with its mask', () => {
  const edited = { ...maskSpec(spec), description: 'changed' };
  expect(unmaskSpec(edited, spec)).toEqual({ spec: { ...spec, description: 'changed' }, unknown: [] });
});

it('stores a new secret in place of the mask', () => {
  const edited = { ...spec, env: { ...maskSpec(spec).env, HF_TOKEN: 'hf_other' } };
  expect(unmaskSpec(edited, spec).spec.env.HF_TOKEN).toBe('hf_other');
});

it('names a masked variable that has no stored value', () => {
  expect(unmaskSpec(maskSpec(spec), null).unknown).toEqual(['HF_TOKEN']);
});

const withKey = {
  ...demoSpec,
  command: ['serve', '--api-key', 'abc', '--port', '80', '--hf-token=def', '--api-key', 'ghi'],
};

it('masks the values of secret arguments', () => {
  const masked = [
    'serve',
    '--api-key',
    secretMask,
    '--port',
    '80',
    `--hf-token=${secretMask}`,
    '--api-key',
    secretMask,
  ];
  expect(maskSpec(withKey).command).toEqual(masked);
});

it('keeps stored arguments when a spec is saved with their masks, wherever they are moved', () => {
  const { command } = maskSpec(withKey);
  const edited = { ...withKey, command: [...command.slice(5), ...command.slice(0, 5)] };
  expect(unmaskSpec(edited, withKey)).toEqual({
    spec: { ...withKey, command: ['--hf-token=def', '--api-key', 'abc', 'serve', '--api-key', 'ghi', '--port', '80'] },
    unknown: [],
  });
});

it('names a masked argument that has no stored value', () => {
  expect(unmaskSpec(maskSpec(withKey), demoSpec).unknown).toEqual([
    '--api-key',
    `--hf-token=${secretMask}`,
    '--api-key',
  ]);
});
