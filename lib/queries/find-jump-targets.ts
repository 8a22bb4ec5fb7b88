import 'server-only';
import { findJumpTargets as find } from '@/lib/db/jump-targets';
import { searchWords, type JumpTarget } from '@/lib/domain/jump-target';

/** More of one kind would push the others out of sight. */
const mostOfEachKind = 5;

/** Where the command palette can go for what was typed; for nothing, the newest of each kind. */
export async function findJumpTargets(q: string): Promise<JumpTarget[]> {
  return find(searchWords(q), mostOfEachKind);
}
