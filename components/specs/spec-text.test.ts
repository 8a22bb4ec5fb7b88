import { expect, test } from 'vitest';
import { demoSpec, vllmSpec } from '@/lib/domain/builtin-specs';
import { specSchema } from '@/lib/domain/spec';
import { specToText, textToSpec } from './spec-text';

const vllm = vllmSpec({ modelId: 'm', name: 'vllm', apiPort: 8000, healthTimeoutMs: 60_000 });

test.each([demoSpec, { ...vllm, volumes: [{ source: '/models', target: '/m', readOnly: true }] }])(
  'a spec survives being typed: $name',
  (spec) => {
    expect(specSchema.parse(textToSpec(specToText(spec)))).toEqual(spec);
  },
);

test('a request body that is not JSON is refused', () => {
  expect(specSchema.safeParse(textToSpec({ ...specToText(demoSpec), requestBody: '{' })).success).toBe(false);
});
