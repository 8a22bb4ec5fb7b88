import { expect, test } from 'vitest';
import { errorCodes, type ErrorEntry } from '@/lib/errors/codes';
import { criuConfigLines } from './criu-config-lines';

const inRemedy = /echo "([^"]+)" >> \/etc\/criu\/runc\.conf/;

test('the table has exactly the causes whose remedy writes a line into CRIU’s settings, with that line', () => {
  const written = Object.entries<ErrorEntry>(errorCodes).flatMap(([code, { remedy }]) => {
    const line = remedy.map((step) => inRemedy.exec(step)?.[1]).find((found) => found !== undefined);
    return line === undefined ? [] : [[code, line]];
  });
  expect(Object.fromEntries(written)).toEqual(criuConfigLines);
});
