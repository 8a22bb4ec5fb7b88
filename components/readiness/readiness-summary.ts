import type { ReadinessRow } from '@/lib/domain/readiness/readiness-row';

/** All checks in one sentence. */
export function readinessSummary(rows: readonly ReadinessRow[]): string {
  const count = (verdict: ReadinessRow['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  const [red, amber, unknown] = [count('red'), count('amber'), count('unknown')];
  const open = unknown === 0 ? '' : ` ${unknown} could not be told.`;
  if (red > 0) return `Not as things are: ${red} ${red === 1 ? 'check is' : 'checks are'} in the way.${open}`;
  if (amber > 0)
    return `Probably: nothing is in the way, and ${amber} ${amber === 1 ? 'check needs' : 'checks need'} a look.${open}`;
  return `Yes, as far as can be checked without doing it.${open}`;
}
