/** The numbers at the front of a version: "runc 1.3.6+ds1" gives [1, 3, 6]; empty when there are none. */
export function versionParts(text: string): number[] {
  return /\d+(?:\.\d+)*/.exec(text)?.[0].split('.').map(Number) ?? [];
}

/** Below 0 when `a` is older than `b`, 0 when their numbers are the same. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [versionParts(a), versionParts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
