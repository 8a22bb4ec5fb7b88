import { expect, it } from 'vitest';
import { containerNameSchema } from '../../names';
import { createCheckpointInputSchema, restoreInputSchema } from '../../options';
import { checkpointInputOf, restoreInputOf } from './apply';
import { allSettings, combine, dumpKey, settingKey, settingLabel } from './setting';

it('has at most one change of each kind in a setting, and never two settings of one name', () => {
  const keys = allSettings().map(settingKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(combine(['ram', 'archive-none'])).toBeNull();
});

it('does not read ahead what lies in RAM, nor tie an archive to settings of this host', () => {
  expect(combine(['ram', 'prefetch'])).toBeNull();
  expect(combine(['archive-zstd', 'lock-skip'])).toBeNull();
  expect(combine(['lock-skip', 'ram'])).toEqual(['ram', 'lock-skip']);
});

it('lets settings that only restore differently share a dump', () => {
  expect(dumpKey(['prefetch'])).toBe('default');
  expect(dumpKey(['prefetch', 'lock-skip'])).toBe('lock-skip');
});

it('names settings so that their checkpoints can bear the name', () => {
  for (const setting of allSettings()) expect(containerNameSchema.safeParse(settingKey(setting)).success).toBe(true);
  expect(settingLabel(['ram', 'lock-skip'])).toBe('RAM disk + no network lock');
});

it('fills in the forms with exactly what differs from the default', () => {
  const spec = { specId: 'demo', specName: 'demo' };
  expect(checkpointInputOf(['ram', 'lock-skip', 'no-mmap'], spec)).toMatchObject({
    source: { type: 'spec', networkLock: 'skip', env: { MMAP: '0' } },
    options: { storage: 'ram', form: 'directory' },
  });
  expect(checkpointInputOf(['prefetch'], spec)).toBeNull();
  expect(restoreInputOf(['prefetch'])?.options).toMatchObject({ prefetch: true });
  expect(restoreInputOf(['ram'])).toBeNull();
  // Made without the schemas, for the page's sake; so they must be what those make of it.
  const made = checkpointInputOf(['ram', 'lock-skip', 'no-mmap'], spec);
  expect(createCheckpointInputSchema.parse(made)).toEqual(made);
  expect(restoreInputSchema.parse(restoreInputOf(['prefetch']))).toEqual(restoreInputOf(['prefetch']));
});
