import { expect, test } from 'vitest';
import { errorsDocument } from './document';

test('docs/errors.md says what the tables say; after a change: npx vitest run lib/diagnosis -u', async () => {
  await expect(errorsDocument()).toMatchFileSnapshot('../../docs/errors.md');
});
