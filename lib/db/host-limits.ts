import 'server-only';
import type { HostLimits } from '@/lib/domain/host-limits/limit';
import type { RunMeasurement } from '@/lib/domain/measurement';
import type { Testbed } from '@/lib/domain/testbed';
import { db } from './client';
import { fromJson } from './json';
import { testbedRow } from './testbeds';

/** The newest limits that were measured on exactly this testbed; null when there are none. */
export async function latestHostLimits(testbed: Testbed): Promise<HostLimits | null> {
  return newest({ testbedId: testbedRow(testbed).id });
}

/** The like by the testbed's id. */
export async function latestHostLimitsOf(testbedId: string): Promise<HostLimits | null> {
  return newest({ testbedId });
}

/** The newest limits of this host on whatever testbed: an older kernel or engine. */
export async function latestHostLimitsOfHost(hostId: string): Promise<HostLimits | null> {
  return newest({ hostId });
}

async function newest(where: { testbedId: string } | { hostId: string }): Promise<HostLimits | null> {
  const row = await db().run.findFirst({
    where: { ...where, kind: 'host-limits', status: 'succeeded', importedFrom: null },
    orderBy: { createdAt: 'desc' },
  });
  const limits = fromJson<RunMeasurement>(row?.measurement ?? null)?.limits;
  if (!row || !limits) return null;
  return { runId: row.id, measuredAt: (row.finishedAt ?? row.createdAt).toISOString(), limits };
}
