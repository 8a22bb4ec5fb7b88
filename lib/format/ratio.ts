/** How many times as fast, or that there is no gain: "6.1 times faster", "no gain (0.9 times)". */
export function formatRatio(slowMs: number, fastMs: number): string {
  const ratio = slowMs / fastMs;
  return ratio > 1 ? `${ratio.toFixed(1)} times faster` : `no gain (${ratio.toFixed(2)} times)`;
}

/** "6.1 times"; two places below 2, where they matter. */
export function formatTimes(ratio: number): string {
  return `${ratio.toFixed(digitsOf(ratio))} times`;
}

/** "5.4 to 6.9". */
export function formatRange(low: number, high: number): string {
  const digits = digitsOf(low);
  return `${low.toFixed(digits)} to ${high.toFixed(digits)}`;
}

const digitsOf = (ratio: number) => (ratio < 2 ? 2 : 1);
