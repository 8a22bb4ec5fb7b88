import { expect, test } from 'vitest';
import { defaultDumpOptions, defaultRestoreOptions } from './default-options';
import { dumpOptionsSchema, restoreOptionsSchema } from './options';

test('what forms begin with is what the schemas fill in', () => {
  expect(defaultDumpOptions).toEqual(dumpOptionsSchema.parse({}));
  expect(defaultRestoreOptions).toEqual(restoreOptionsSchema.parse({}));
});
