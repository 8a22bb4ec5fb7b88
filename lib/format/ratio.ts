/** How many times as fast, or that there is no gain: "6.1 times faster", "no gain (0.9 times)". */
export function formatRatio(slowMs: number, fastMs: number): string {
  const ratio = slowMs / fastMs;
  return ratio > 1 ? `${ratio.toFixed(1)} times faster` : `no gain (${ratio.toFixed(2)} times)`;
}
