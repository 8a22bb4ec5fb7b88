import type { ReadinessId, ReadinessRow, ReadinessVerdict } from './readiness-row';

type Rest = Partial<Pick<ReadinessRow, 'then' | 'now' | 'canIgnore' | 'code'>>;

/** Makes one row; what is not said is not known, and can be ignored. */
export function row(id: ReadinessId, verdict: ReadinessVerdict, reason: string, rest: Rest = {}): ReadinessRow {
  return { id, verdict, reason, then: null, now: null, canIgnore: true, ...rest };
}
