import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordedSampleSchema } from './recorded-sample';
import { resultsFileSchema } from './results-file';
import { testbedSchema } from './testbed-schema';

const documentation = readFileSync('docs/results-format.md', 'utf8');
const { benchmark, input } = resultsFileSchema.shape;
const { values } = recordedSampleSchema.shape;

test.each([
  ['a file', resultsFileSchema],
  ['the benchmark', benchmark],
  ['the settings', input],
  ['a sample', recordedSampleSchema],
  ['the measures', values],
  ['a testbed', testbedSchema],
])('docs/results-format.md names every field of %s', (_, { shape }) => {
  const missing = Object.keys(shape).filter((name) => !documentation.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});
