import 'server-only';
import type { ContentsDiff } from '@/lib/domain/contents/contents-diff';
import { diffContents } from '@/lib/domain/contents/diff-contents';
import { getCheckpointContents } from './get-checkpoint-contents';

/** What differs from one checkpoint to another. @throws AppError as `getCheckpointContents` does, for either. */
export async function getContentsDiff(id: string, otherId: string, signal?: AbortSignal): Promise<ContentsDiff> {
  const left = await getCheckpointContents(id, signal);
  return diffContents(left, await getCheckpointContents(otherId, signal));
}
