import { expect, it } from 'vitest';
import { demoSpec } from './builtin-specs';
import { maskSpec, secretMask, unmaskSpec } from './secret-names';

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
