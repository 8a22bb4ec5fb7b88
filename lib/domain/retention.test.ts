import { expect, test } from 'vitest';
import { retentionFault } from './retention';
import { retentionSchema } from './retention-schema';

test('a number outside the limits is refused with the same words by form and schema', () => {
  const cases = [
    [{ keep: 'days', days: 0 }, 'At least 1.'],
    [{ keep: 'days', days: 3_651 }, 'At most 3650.'],
    [{ keep: 'days', days: Number.NaN }, 'A whole number.'],
    [{ keep: 'runs', runs: 9 }, 'At least 10.'],
    [{ keep: 'runs', runs: 10.5 }, 'A whole number.'],
  ] as const;
  for (const [retention, words] of cases) {
    expect(retentionFault(retention)).toBe(words);
    expect(retentionSchema.safeParse(retention).success).toBe(false);
  }
  for (const retention of [{ keep: 'all' }, { keep: 'days', days: 1 }, { keep: 'runs', runs: 1_000_000 }] as const) {
    expect(retentionFault(retention)).toBeNull();
    expect(retentionSchema.parse(retention)).toEqual(retention);
  }
});
