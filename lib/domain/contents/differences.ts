import type { Differences, FieldChange } from './contents-diff';

/** How things of one sort are matched and compared. */
export interface Matching<T> {
  /** What names a thing; things with one key are matched in their order. */
  key: (thing: T) => string;
  /** Fields that are compared, as texts. */
  fields: Record<string, (thing: T) => string | number | boolean | null>;
}

/** Matches two lists by key and compares what was matched. */
export function differences<T>(left: readonly T[], right: readonly T[], matching: Matching<T>): Differences<T> {
  const waiting = new Map<string, T[]>();
  for (const thing of right) {
    const key = matching.key(thing);
    const same = waiting.get(key);
    if (same) same.push(thing);
    else waiting.set(key, [thing]);
  }
  const result: Differences<T> = { added: [], removed: [], changed: [], sameCount: 0 };
  for (const thing of left) {
    const other = waiting.get(matching.key(thing))?.shift();
    if (other === undefined) {
      result.removed.push(thing);
      continue;
    }
    const fields = fieldChanges(thing, other, matching.fields);
    if (fields.length > 0) result.changed.push({ left: thing, right: other, fields });
    else result.sameCount += 1;
  }
  result.added = [...waiting.values()].flat();
  return result;
}

function fieldChanges<T>(left: T, right: T, fields: Matching<T>['fields']): FieldChange[] {
  return Object.entries(fields).flatMap(([name, read]) => {
    const [a, b] = [read(left), read(right)];
    return a === b ? [] : [{ name, left: a === null ? null : String(a), right: b === null ? null : String(b) }];
  });
}
