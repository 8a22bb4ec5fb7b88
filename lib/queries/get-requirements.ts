import 'server-only';
import type { Requirement } from '@/lib/domain/live';
import { lastRestoreAt } from '@/lib/db/run-queries';
import { checkRequirements } from '@/lib/host/requirements/check';
import { sharedReading, type SharedReading } from '@/lib/sse/shared-reading';

/** What a host needs changes when somebody works on it, not from one page to the next. */
const maxAgeMs = 10_000;

const key = Symbol.for('gpu-load.requirements');
const holder = globalThis as { [key]?: SharedReading<Requirement[]> };
const shared = () =>
  (holder[key] ??= sharedReading(async () => checkRequirements({ lastRestoreAt: await lastRestoreAt('local') })));

/** What the product needs on this host, and what it found some seconds ago at most: looking starts processes. */
export async function getRequirements(): Promise<Requirement[]> {
  return shared().recent(maxAgeMs);
}

/** The same, looked at now. */
export async function checkRequirementsAnew(): Promise<Requirement[]> {
  return shared().next();
}
