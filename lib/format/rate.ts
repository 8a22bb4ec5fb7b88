const bytesPerGigabyte = 1e9;

/** What was moved and how fast, in the powers of ten that links and memories are sold by: "5.4 GB at 1.9 GB/s". */
export function formatRate(bytes: number, durationMs: number): string {
  const gigabytes = bytes / bytesPerGigabyte;
  const perSecond = gigabytes / (durationMs / 1000);
  return `${gigabytes.toFixed(gigabytes < 1 ? 2 : 1)} GB at ${perSecond.toFixed(1)} GB/s`;
}
