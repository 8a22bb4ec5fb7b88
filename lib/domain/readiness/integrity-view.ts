import type { FileDifference } from './file-difference';

/** What is known of a checkpoint's files, for the page; without the hashes themselves. */
export interface IntegrityView {
  /** `none`: the checkpoint has no manifest yet. */
  state: 'none' | 'listed' | 'complete' | 'failed';
  fileCount: number;
  totalBytes: number;
  /** Why the hashes could not be made. */
  note: string | null;
  hashedAt: string | null;
  verifiedAt: string | null;
  /** What the last verification found; null when there was none. */
  differences: FileDifference[] | null;
  /** A verification under way. */
  progress: { doneBytes: number; totalBytes: number } | null;
}
