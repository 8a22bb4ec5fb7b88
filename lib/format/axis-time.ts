const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * A moment beside the axis of a chart that spans so much time, so that no two marks say the same: "10:51:07" within
 * ten minutes, "10:51" within two days, "24 Nov 2026" beyond. Without a zone: that of the reader.
 */
export function formatAxisTime(atMs: number, spanMs: number, timeZone?: string): string {
  const style: Intl.DateTimeFormatOptions =
    spanMs < 10 * minuteMs ? { timeStyle: 'medium' } : spanMs < 2 * dayMs ? { timeStyle: 'short' } : { dateStyle: 'medium' }; // prettier-ignore
  return new Intl.DateTimeFormat('en-GB', { ...style, timeZone }).format(atMs);
}
