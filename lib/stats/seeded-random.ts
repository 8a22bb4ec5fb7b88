/**
 * A small seeded generator (mulberry32, public domain, by Tommy Ettinger): numbers in [0, 1).
 * Good enough for shuffles and bootstraps, and the same everywhere for the same seed.
 * @param seed a whole number; only its low 32 bits count.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One number of the standard normal distribution (Box and Muller), from two of `random`. */
export function normalRandom(random: () => number): number {
  // 1 - random() is never 0, whose logarithm does not exist.
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A shuffled copy (Fisher–Yates): every order is equally likely. */
export function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const held = result[i] as T;
    result[i] = result[j] as T;
    result[j] = held;
  }
  return result;
}
