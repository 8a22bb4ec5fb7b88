import type { NowFacts, ThenFacts } from './readiness-facts';
import type { ReadinessRow } from './readiness-row';
import { row } from './row';
import { compareVersions, versionParts } from './version-parts';

const shownFlags = 8;

/** Processes go on using the instructions they found at their start: every feature of then must be there now. */
export function judgeCpu({ testbed, dumpFacts }: ThenFacts, { cpuModel, cpuFlags }: NowFacts): ReadinessRow {
  const then = testbed?.cpuModel ?? null;
  const rest = { then, now: cpuModel };
  const before = dumpFacts?.cpuFlags ?? null;
  if (before !== null && cpuFlags !== null) {
    const has = new Set(cpuFlags);
    const lacking = before.filter((flag) => !has.has(flag));
    if (lacking.length > 0) {
      const more = lacking.length > shownFlags ? ', …' : '';
      const reason = `This CPU lacks ${lacking.length} feature(s) of the dump's: ${lacking.slice(0, shownFlags).join(', ')}${more}.`;
      return row('cpu', 'red', reason, rest);
    }
    if (then === cpuModel) return row('cpu', 'green', 'The same model, with all its features.', rest);
    return row('cpu', 'green', 'Another model, with every feature of the dump’s.', rest);
  }
  if (then === null || cpuModel === null) return row('cpu', 'unknown', 'The CPU of the dump is not on record.', rest);
  if (then === cpuModel)
    return row('cpu', 'green', 'The same model. Its features at the dump are not on record.', rest);
  return row('cpu', 'amber', 'Another model; it may lack features that the processes use.', rest);
}

/** CRIU restores on a newer kernel as a rule, on an older one by luck. */
export function judgeKernel({ testbed }: ThenFacts, { kernel }: NowFacts): ReadinessRow {
  const rest = { then: testbed?.kernel ?? null, now: kernel };
  if (testbed === null || kernel === null)
    return row('kernel', 'unknown', 'The kernel of the dump is not on record.', rest);
  if (testbed.kernel === kernel) return row('kernel', 'green', 'The same.', rest);
  const order = compareVersions(kernel, testbed.kernel);
  if (order < 0) return row('kernel', 'amber', 'Older than at the dump: it may lack what the processes use.', rest);
  return row('kernel', 'amber', 'Another kernel than at the dump. That works as a rule, and is not proven here.', rest);
}

/** Versions of the engine's parts. */
export function judgeVersions({ testbed }: ThenFacts, { versions }: NowFacts): ReadinessRow[] {
  return (['criu', 'runtime', 'podman'] as const).map((part) => {
    const then = testbed?.[part] ?? null;
    const now = versions?.[part] ?? null;
    if (then === null || now === null) {
      const reason = versions === null ? 'It was not looked at.' : 'One of the two is not known.';
      return row(part, 'unknown', reason, { then, now });
    }
    if (then === now) return row(part, 'green', 'The same.', { then, now });
    return otherVersion(part, then, now);
  });
}

function otherVersion(part: 'criu' | 'runtime' | 'podman', then: string, now: string): ReadinessRow {
  const order = compareVersions(now, then);
  if (part === 'criu' && (versionParts(now)[0] ?? 0) < (versionParts(then)[0] ?? 0))
    return row(part, 'red', 'An older generation of CRIU than the one that wrote the files.', { then, now });
  if (part === 'runtime' && then.split(' ')[0] !== now.split(' ')[0])
    return row(part, 'red', 'Another runtime: it keeps and reads its part of a checkpoint in its own way.', {
      then,
      now,
    });
  const reason = order < 0 ? 'Older than at the dump.' : order > 0 ? 'Newer than at the dump.' : 'Another build.';
  return row(part, order === 0 ? 'green' : 'amber', reason, { then, now });
}
