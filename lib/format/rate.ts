const bytesPerGigabyte = 1e9;

/** "1.9 GB/s", in powers of ten; two places below 1, where they matter. */
export function formatBytesPerSecond(bytesPerSecond: number): string {
  const gigabytes = bytesPerSecond / bytesPerGigabyte;
  return `${gigabytes.toFixed(gigabytes < 1 ? 2 : 1)} GB/s`;
}

/** What was moved and how fast, in the powers of ten that links and memories are sold by: "5.4 GB at 1.9 GB/s". */
export function formatRate(bytes: number, durationMs: number): string {
  const gigabytes = bytes / bytesPerGigabyte;
  return `${gigabytes.toFixed(gigabytes < 1 ? 2 : 1)} GB at ${formatBytesPerSecond((bytes * 1000) / durationMs)}`;
}
