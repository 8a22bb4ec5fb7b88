const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** Bytes in 1024s, as podman and CRIU count them: "472.3 MiB". */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (Math.abs(value) >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
