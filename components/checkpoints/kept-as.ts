import type { CheckpointView } from '@/lib/domain/views';

/** How and where the files of a checkpoint lie: "in place, disk", "archive (zstd), RAM". */
export function keptAs({
  form,
  compression,
  storage,
}: Pick<CheckpointView, 'form' | 'compression' | 'storage'>): string {
  return `${form === 'directory' ? 'in place' : `archive (${compression})`}, ${storage === 'ram' ? 'RAM' : 'disk'}`;
}
