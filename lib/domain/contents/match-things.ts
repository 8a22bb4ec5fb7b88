/** What names a thing: null when this key does not apply to it. */
export type Key<T> = (thing: T) => string | null;

export interface Matched<T> {
  pairs: { left: T; right: T }[];
  onlyLeft: T[];
  onlyRight: T[];
}

/**
 * Matches two lists: by the first key whatever it can, what is left by the next, and so on, so that the most telling
 * key decides. Things with one key are matched in their order. Pairs come in the order of the left list.
 */
export function matchThings<T>(left: readonly T[], right: readonly T[], keys: readonly Key<T>[]): Matched<T> {
  const others = new Map<number, T>();
  let free = right.map((_, index) => index);
  for (const key of keys) {
    const waiting = new Map<string, number[]>();
    for (const index of free) {
      const name = key(right[index]!);
      if (name === null) continue;
      const same = waiting.get(name);
      if (same) same.push(index);
      else waiting.set(name, [index]);
    }
    const taken = new Set<number>();
    left.forEach((thing, index) => {
      if (others.has(index)) return;
      const name = key(thing);
      const found = name === null ? undefined : waiting.get(name)?.shift();
      if (found === undefined) return;
      others.set(index, right[found]!);
      taken.add(found);
    });
    free = free.filter((index) => !taken.has(index));
  }
  return {
    pairs: left.flatMap((thing, index) => (others.has(index) ? [{ left: thing, right: others.get(index)! }] : [])),
    onlyLeft: left.filter((_, index) => !others.has(index)),
    onlyRight: free.map((index) => right[index]!),
  };
}
