import { formatBytes } from '@/lib/format/bytes';

/** How far a pass through memory is. */
export function ScanProgress({ progress }: { progress: { scannedBytes: number; totalBytes: number } | null }) {
  if (progress === null) return <p className="text-muted">Opening the checkpoint …</p>;
  const { scannedBytes, totalBytes } = progress;
  return (
    <div>
      <progress
        className="accent-accent w-full"
        aria-label="Memory that was read"
        value={scannedBytes}
        max={Math.max(1, totalBytes)}
      />
      <p className="text-muted font-mono text-xs">
        {formatBytes(scannedBytes)} of {formatBytes(totalBytes)}
      </p>
    </div>
  );
}
