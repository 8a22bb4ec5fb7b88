import { expect, test } from 'vitest';
import { dumpOptionTexts, restoreOptionTexts } from './option-texts';
import { dumpOptionsSchema, restoreOptionsSchema } from './options';

test.each([
  ['dump', dumpOptionsSchema, dumpOptionTexts],
  ['restore', restoreOptionsSchema, restoreOptionTexts],
] as const)('every option of a %s is explained, and nothing else', (_, schema, texts) => {
  expect(Object.keys(texts).sort()).toEqual(Object.keys(schema.shape).sort());
});
