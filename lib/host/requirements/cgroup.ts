import 'server-only';
import type { Requirement } from '@/lib/domain/live';
import { readCgroupMode } from '@/lib/host/facts/kernel-facts';
import type { RequirementContext } from '@/lib/host/requirements/context';

/** How control groups are mounted. */
export async function cgroupRequirement({ engineKind }: RequirementContext): Promise<Requirement> {
  const mode = await readCgroupMode();
  const base = {
    id: 'cgroup',
    title: 'Control groups',
    why: 'The runtime puts each container into a control group, and CRIU writes its settings back at a restore. On hosts with v1 and v2 mixed that fails unless both are told to leave them alone.',
  };
  if (mode === null) {
    return {
      ...base,
      state: 'missing',
      found: 'No control groups are mounted.',
      remedy: ['$ mount -t cgroup2 cgroup2 /sys/fs/cgroup'],
    };
  }
  if (mode === 'v2') return { ...base, state: 'ok', found: 'Version 2 alone.', remedy: [] };
  const found = mode === 'hybrid' ? 'Versions 1 and 2 mixed (hybrid).' : 'Version 1.';
  if (engineKind === 'embedded') {
    return {
      ...base,
      state: 'ok',
      found: `${found} The embedded engine is set up for it; CPU and memory of containers may be not available.`,
      remedy: [],
    };
  }
  return {
    ...base,
    state: 'warning',
    found,
    remedy: [
      'Boot with version 2 alone: add systemd.unified_cgroup_hierarchy=1 to the kernel command line.',
      'Or tell CRIU to leave control groups alone (with runc).',
      '$ mkdir -p /etc/criu && echo manage-cgroups=ignore >> /etc/criu/runc.conf',
    ],
  };
}
