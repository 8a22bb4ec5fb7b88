import { release } from 'node:os';
import { foundAndFixed, type Finding } from './found';
import type { Injected } from './inject';
import { faultKinds, targetKinds, type FaultKind } from './plan';

const faultTexts: Record<FaultKind, string> = {
  'kill-server': 'kill -9 of the server',
  'kill-podman': 'kill -9 of a podman command',
  'kill-conmon': 'kill -9 of conmon',
  'kill-runtime': 'kill -9 of runc',
  'kill-criu': 'kill -9 of CRIU',
  'kill-criu-and-server': 'kill -9 of CRIU and, in the same moment, of the server',
  'fill-disk': 'the disk of the checkpoints is full',
  'fill-ram-disk': 'the RAM disk is full',
  'read-only-checkpoints': 'the folder of the checkpoints cannot be written to',
  'read-only-database': 'the database cannot be written to (for 1.5 s)',
  'move-clock': 'the clock of the server jumps an hour, either way',
  'restart-engine': 'the engine is taken down and brought up',
  'remove-container': 'the container is removed',
  'remove-image': 'the image loses its name',
  'remove-page-file': 'a page file of the checkpoint is taken away',
  'second-server': 'a second server is started',
};

/** The text of docs/faults.md. */
export function report(results: readonly Injected[], { seed, tools }: { seed: number; tools: string }): string {
  const struck = results.filter(isInjection);
  const good = struck.filter(({ violations }) => violations.length === 0);
  const outcomes = (some: readonly Injected[]) => counted(some.map(({ outcome }) => outcome));
  const rows = faultKinds.flatMap((fault) => {
    const some = struck.filter((one) => one.fault === fault);
    if (some.length === 0) return [];
    const wrong = some.filter(({ violations }) => violations.length > 0).length;
    const codes = counted(some.flatMap(({ errorCode }) => errorCode ?? [])).replaceAll(
      'run/interrupted',
      'interrupted',
    );
    return [`| ${[faultTexts[fault], some.length, outcomes(some), codes, wrong].join(' | ')} |`];
  });
  const matrix = faultKinds.map((fault) => {
    const cells = targetKinds.map(
      (target) => struck.filter((one) => one.fault === fault && one.target === target).length || '',
    );
    return `| ${[fault, ...cells].join(' | ')} |`;
  });
  return `# Faults

Made by \`npm run test:faults\`, on the real engine. Containers run a small Python server of 64 MiB (\`--server demo\`: the demo server), so that an injection takes seconds. At a random moment of a run something is killed, filled, taken away or started twice. Afterwards it is checked that every run and phase is in a final state, that every checkpoint said to be ready is whole, that all files of two golden checkpoints still have their SHA-256, that no file, container, mount, process or storage is there that the database does not explain, and that the next restore works without a hand and gives the same answer.

Seed ${seed}, ${new Date().toISOString().slice(0, 10)}, kernel ${release()}, ${tools}. **${struck.length} injections, ${good.length} without anything wrong**, ${struck.length - good.length} with. In ${results.length - struck.length} more the run was over before there was something to strike; they are not counted.

## By fault

| fault | injections | how runs ended | with which errors | with something wrong |
| ----- | ---------- | -------------- | ----------------- | -------------------- |
${rows.join('\n')}

## Injections by fault and by what was under way

| | ${targetKinds.join(' | ')} |
| --- | ${targetKinds.map(() => '---').join(' | ')} |
${matrix.join('\n')}

## Something wrong in this campaign

As it was found; what was fixed while the campaign went on is in the next list.

${wrongList(struck)}

## Found and fixed

Shown by campaigns, and fixed while they went on. Whether the very moment came again is a matter of chance; the list above has the injections as they ended, before a fix or after it.

${findings('campaign')}

Found by reading the code for what the campaign was to ask, and fixed before its first run:

${findings('reading')}

## What is not covered

- The clock is moved for the server's process only (its dates jump, its monotonic clock does not), since the machine's clock belongs to everybody on it.
- A full disk is that of the checkpoints. The disk of the database is not filled; the database is made unwritable instead.
- Loss of power is not: what the kernel had taken is there after \`kill -9\`.
`;
}

/** One line of what became of an injection. */
export function lineOf(one: Injected): string {
  const head = `${one.index} ${one.fault} → ${one.target} at ${Math.round(one.moment * 100)} % (${(one.durationMs / 1000).toFixed(1)} s)`;
  if (!isInjection(one)) return `-       ${head}: nothing to strike, ${one.outcome}`;
  const what = `${head}: ${one.struck}; ${one.outcome}${one.errorCode ? ` ${one.errorCode}` : ''}`;
  return one.violations.length === 0
    ? `ok      ${what}`
    : `WRONG   ${what}\n        ${one.violations.join('\n        ')}`;
}

/** True when something was struck, or when it could not even be begun. */
export function isInjection({ struck, violations }: Injected): boolean {
  return struck !== null || violations.length > 0;
}

const findings = (by: Finding['by']) =>
  foundAndFixed.filter((one) => one.by === by).map(({ what, fix }) => `- **${what}** ${fix}`).join('\n'); // prettier-ignore

function wrongList(struck: readonly Injected[]): string {
  const wrong = struck.filter(({ violations }) => violations.length > 0);
  if (wrong.length === 0) return 'Nothing.';
  return wrong
    .map(
      ({ index, fault, target, struck: what, violations }) =>
        `- ${index}, ${fault} (${what}) in ${target}: ${violations.join('; ')}`,
    )
    .join('\n');
}

function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word, count]) => `${count} ${word}`).join(', '); // prettier-ignore
}
