/** A part of a whole in per cent: "12.3 %"; what is there but tiny is "< 0.1 %", never 0. */
export function shareText(partBytes: number, wholeBytes: number): string {
  if (wholeBytes <= 0) return '–';
  const percent = (100 * partBytes) / wholeBytes;
  return percent > 0 && percent < 0.1 ? '< 0.1 %' : `${percent.toFixed(1)} %`;
}
