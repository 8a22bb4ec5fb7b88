import 'server-only';
import type { Requirement } from '@/lib/domain/live';
import { lastRestoreAt } from '@/lib/db/run-queries';
import { checkRequirements } from '@/lib/host/requirements/check';

/** What the product needs on this host, and what it found. */
export async function getRequirements(): Promise<Requirement[]> {
  return checkRequirements({ lastRestoreAt: await lastRestoreAt('local') });
}
