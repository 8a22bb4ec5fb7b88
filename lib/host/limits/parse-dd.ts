/** What `dd` of GNU coreutils says at its end, in the C locale; null when it says something else. */
export function parseDd(stderr: string): { bytes: number; durationMs: number } | null {
  const match = /^(\d+) bytes .*copied, ([\d.e+-]+) s, /m.exec(stderr);
  const bytes = Number(match?.[1]);
  const durationMs = Number(match?.[2]) * 1000;
  return bytes > 0 && durationMs > 0 ? { bytes, durationMs } : null;
}
