import { formatBytes } from '@/lib/format/bytes';
import type { MountFact, NowFacts, ThenFacts } from './readiness-facts';
import type { ReadinessRow } from './readiness-row';
import { row } from './row';

/** Sources of mounts: there, of the same kind, and files unchanged, since CRIU refuses an open file of another size. */
export function judgeMounts({ dumpFacts }: ThenFacts, { mounts }: NowFacts): ReadinessRow | null {
  if (mounts === null || mounts.length === 0) return null;
  const then = dumpFacts === null ? null : `${dumpFacts.mounts.length} mount(s)`;
  const now = `${mounts.length} mount(s)`;
  const missing = mounts.filter(({ kind }) => kind === 'missing');
  if (missing.length > 0) {
    const names = missing.map(({ source }) => source).join(', ');
    return row('mounts', 'red', `Not on this host: ${names}.`, { then, now: `${missing.length} missing` });
  }
  const before = new Map(dumpFacts?.mounts.map((mount) => [mount.source, mount]));
  const changes = mounts.flatMap((mount) => changeOf(before.get(mount.source), mount) ?? []);
  if (changes.length > 0) return row('mounts', 'amber', `${changes.join('; ')}.`, { then, now: 'changed' });
  if (dumpFacts === null)
    return row('mounts', 'unknown', 'All are there; what they were at the dump is not on record.', { now });
  return row('mounts', 'green', 'All are there. The content of folders is not compared.', { then, now });
}

function changeOf(before: MountFact | undefined, now: MountFact): string | null {
  if (!before || before.kind === 'missing') return null;
  if (before.kind !== now.kind) return `${now.source} was a ${before.kind} and is a ${now.kind}`;
  if (now.kind !== 'file') return null;
  if (before.sizeBytes !== now.sizeBytes)
    return `${now.source} had ${formatBytes(before.sizeBytes ?? 0)} and has ${formatBytes(now.sizeBytes ?? 0)}`;
  return before.mtimeMs === now.mtimeMs ? null : `${now.source} was written to since the dump`;
}
