import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { attackAreas } from './attack';
import { attacksDocument } from './attacks-document';

const ids = attackAreas.flatMap(({ attacks }) => Object.keys(attacks));

/** The test files that name each attack, by reading their sources. */
function filesOfAttacks(): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const folder of ['app', 'components', 'e2e', 'lib']) {
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(test|spec)\.tsx?$/.test(file),
    );
    for (const file of found.map((name) => path.join(folder, name)).sort()) {
      for (const [, id = ''] of readFileSync(file, 'utf8').matchAll(/\battack\('([a-z-]+)'\)/g)) {
        files.set(id, [...(files.get(id) ?? []), file]);
      }
    }
  }
  return files;
}

test('every attack has exactly one test, and every test of an attack is listed', () => {
  const files = filesOfAttacks();
  expect([...files.keys()].sort()).toEqual([...ids].sort());
  expect([...files].filter(([, own]) => own.length !== 1)).toEqual([]);
  expect(ids.length).toBeGreaterThanOrEqual(60);
});

test('docs/attacks.md says what the table says; after a change: npx vitest run lib/auth/testing -u', async () => {
  const options = { ...(await resolveConfig('docs/attacks.md')), parser: 'markdown' };
  const text = await format(attacksDocument(filesOfAttacks()), options);
  await expect(text).toMatchFileSnapshot('../../../../docs/attacks.md');
});
