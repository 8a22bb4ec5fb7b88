import { expect, test } from 'vitest';
import { demoSpec, vllmSpec } from '@/lib/domain/builtin-specs';
import { specSchema } from '@/lib/domain/spec';
import { specToText, textToSpec } from './spec-text';

const vllm = vllmSpec({ modelId: 'm', name: 'vllm', apiPort: 8000, healthTimeoutMs: 60_000, seccompProfile: null });

test.each([
  demoSpec,
  { ...vllm, volumes: [{ source: '/models', target: '/m', readOnly: true }] },
  { ...demoSpec, name: 'folder', image: '', rootfs: '/srv/model-server', capAdd: ['SYS_PTRACE'] },
])('a spec survives being typed: $name', (spec) => {
  expect(specSchema.parse(textToSpec(specToText(spec)))).toEqual(spec);
});

test('a request body that is not JSON is refused', () => {
  expect(specSchema.safeParse(textToSpec({ ...specToText(demoSpec), requestBody: '{' })).success).toBe(false);
});

test.each([
  ['a port of three parts', { port: '8080:9000:80' }],
  ['an empty port', { port: '' }],
  ['an empty number of warm-up requests', { warmUpRequests: '' }],
  ['a variable that is there twice', { env: 'A=1\nA=2' }],
  ['a volume mode that would be lost', { volumes: '/models:/m:z' }],
])('%s is refused rather than changed', (_, changed) => {
  expect(specSchema.safeParse(textToSpec({ ...specToText(demoSpec), ...changed })).success).toBe(false);
});
