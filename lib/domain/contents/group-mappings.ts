import type { MappingGroup } from './mapping-view';

const maxGroups = 2000;

/** Mappings of one process, kind, name and protection as one; those with the most saved bytes first. */
export function groupMappings(mappings: readonly Omit<MappingGroup, 'count'>[]): MappingGroup[] {
  const groups = new Map<string, MappingGroup>();
  for (const { pid, kind, name, protection, sizeBytes, savedBytes } of mappings) {
    const key = `${pid} ${kind} ${protection} ${name === null ? '' : `“${name}`}`;
    const group = groups.get(key) ?? { pid, kind, name, protection, count: 0, sizeBytes: 0, savedBytes: 0 };
    groups.set(key, group);
    group.count += 1;
    group.sizeBytes += sizeBytes;
    group.savedBytes += savedBytes;
  }
  return [...groups.values()]
    .sort((a, b) => b.savedBytes - a.savedBytes || b.sizeBytes - a.sizeBytes)
    .slice(0, maxGroups);
}
