/** One file of a checkpoint: its path below the checkpoint's folder, size, time of change, SHA-256 (null: not yet). */
export interface ManifestEntry {
  path: string;
  sizeBytes: number;
  mtimeMs: number;
  sha256: string | null;
}

/** `touched`: same size, but written since; only its hash tells whether it still is the same. */
export type FileFault = 'missing' | 'shorter' | 'longer' | 'changed' | 'touched';

export interface FileDifference {
  path: string;
  fault: FileFault;
  expectedBytes: number;
  /** null when it is missing. */
  foundBytes: number | null;
}

/** Compares names, sizes and times. Files that the manifest does not have are no difference. */
export function compareListing(
  manifest: readonly ManifestEntry[],
  found: ReadonlyMap<string, { sizeBytes: number; mtimeMs: number }>,
): FileDifference[] {
  return manifest.flatMap((entry): FileDifference[] => {
    const now = found.get(entry.path);
    const fault = faultOf(entry, now);
    return fault === null
      ? []
      : [{ path: entry.path, fault, expectedBytes: entry.sizeBytes, foundBytes: now?.sizeBytes ?? null }];
  });
}

function faultOf(entry: ManifestEntry, now: { sizeBytes: number; mtimeMs: number } | undefined): FileFault | null {
  if (!now) return 'missing';
  if (now.sizeBytes < entry.sizeBytes) return 'shorter';
  if (now.sizeBytes > entry.sizeBytes) return 'longer';
  return now.mtimeMs === entry.mtimeMs ? null : 'touched';
}

/** One difference in words, such as "images/pages-1.img is shorter: 100 of 4096 bytes". */
export function describeDifference({ path, fault, expectedBytes, foundBytes }: FileDifference): string {
  switch (fault) {
    case 'missing':
      return `${path} is missing`;
    case 'shorter':
    case 'longer':
      return `${path} is ${fault}: ${foundBytes} of ${expectedBytes} bytes`;
    case 'changed':
      return `${path} has other content`;
    case 'touched':
      return `${path} was written to since the dump`;
  }
}
