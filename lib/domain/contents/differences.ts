import type { Differences, FieldChange } from './contents-diff';
import { matchThings, type Key, type Matched } from './match-things';

/** A field as it is compared. Of a list only what one side lacks is told; its order says nothing. */
type Value = string | number | boolean | null | readonly string[];

/** How things of one sort are matched and compared. */
export interface Matching<T> {
  /** The most telling first; see `matchThings`. */
  keys: readonly Key<T>[];
  fields: Record<string, (thing: T) => Value>;
}

/** Matches two lists by their keys and compares what was matched. */
export function differences<T>(left: readonly T[], right: readonly T[], matching: Matching<T>): Differences<T> {
  return compareMatched(matchThings(left, right, matching.keys), matching.fields);
}

/** Compares what was matched before. */
export function compareMatched<T>(
  { pairs, onlyLeft, onlyRight }: Matched<T>,
  fields: Matching<T>['fields'],
): Differences<T> {
  const compared = pairs.map((pair) => ({ ...pair, fields: fieldChanges(pair.left, pair.right, fields) }));
  const changed = compared.filter((pair) => pair.fields.length > 0);
  return { added: onlyRight, removed: onlyLeft, changed, sameCount: pairs.length - changed.length };
}

function fieldChanges<T>(left: T, right: T, fields: Matching<T>['fields']): FieldChange[] {
  return Object.entries(fields).flatMap(([name, read]) => {
    const [a, b] = [read(left), read(right)];
    const [before, after] = [textOf(a, b), textOf(b, a)];
    return before === after ? [] : [{ name, left: before, right: after }];
  });
}

function textOf(value: Value, other: Value): string | null {
  if (!Array.isArray(value)) return value === null ? null : String(value);
  const own = without(value as readonly string[], Array.isArray(other) ? (other as readonly string[]) : []);
  return own.length === 0 ? 'no other' : own.join(' ');
}

/** What is more often in a list than in the other. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((one) => {
    const at = rest.indexOf(one);
    if (at === -1) return true;
    rest.splice(at, 1);
    return false;
  });
}
