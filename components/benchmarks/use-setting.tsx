'use client';
import { useQuery } from '@tanstack/react-query';
import { checkpointInputOf, restoreInputOf } from '@/lib/domain/benchmark/settings/apply';
import type { HugePageEvidence } from '@/lib/domain/benchmark/settings/huge-pages';
import type { Recommendation } from '@/lib/domain/benchmark/settings/recommend';
import type { BenchmarkView } from '@/lib/domain/benchmark/view';
import { formatRange, formatTimes } from '@/lib/format/ratio';
import { paths } from '@/lib/paths';
import { ButtonLink } from '@/components/ui/button-link';
import { CommandLine } from '@/components/ui/command-line';

/** What the server tells about a recommendation, as /api/benchmarks/ID/advice answers. */
interface Advice {
  commands: string[];
  hugePages: HugePageEvidence | null;
  transparentHugePages: string | null;
}

/** Leads to the forms with the recommended options filled in, and shows the commands that do the same. */
export function UseSetting({ view: { run, input }, found }: { view: BenchmarkView; found: Recommendation }) {
  const isOwn = run.importedFrom === null;
  const { data, isError } = useQuery({
    queryKey: ['setting-advice', run.id],
    enabled: isOwn,
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<Advice> => {
      const response = await fetch(paths.api.benchmarkAdvice(run.id), { signal });
      if (!response.ok) throw new Error(`The advice answered ${response.status}.`);
      return (await response.json()) as Advice;
    },
  });
  if (!isOwn) return null;
  const setting = found.verdict === 'faster' ? (found.best?.setting ?? []) : [];
  const { specId } = input;
  const checkpoint = checkpointInputOf(setting, { specId, specName: run.specName ?? 'checkpoint' });
  const restore = restoreInputOf(setting);
  return (
    <div className="mt-3 space-y-3">
      {setting.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {checkpoint && (
            <ButtonLink
              href={paths.newRun({ kind: 'checkpoint', spec: specId, options: JSON.stringify(checkpoint) })}
              variant="primary"
            >
              Use these options for a checkpoint
            </ButtonLink>
          )}
          {restore && (
            <ButtonLink
              href={paths.newRun({ kind: 'restore', options: JSON.stringify(restore) })}
              variant={checkpoint ? 'secondary' : 'primary'}
            >
              Use these options for a restore
            </ButtonLink>
          )}
        </div>
      )}
      {isError && <p className="text-warning text-sm">The commands could not be read. Reload the page to try again.</p>}
      {data?.commands.map((command) => (
        <CommandLine key={command} command={command} />
      ))}
      {data && <HugePages advice={data} />}
    </div>
  );
}

function HugePages({ advice: { hugePages, transparentHugePages } }: { advice: Advice }) {
  if (transparentHugePages === null) return null;
  const present = `Transparent huge pages are set to ${transparentHugePages}, which this suite leaves as it is.`;
  if (hugePages === null) {
    return (
      <p className="text-muted text-sm">
        {present} No stored restores of this server with another setting, on a host that is otherwise the same, say what
        it would bring.
      </p>
    );
  }
  const { fast, slow, comparison } = hugePages;
  const { ratioOfMedians, interval, verdict, nFast, nSlow } = comparison;
  const range = interval === null ? '' : `95 % ${formatRange(interval.low, interval.high)}, `;
  return (
    <p className="text-sm">
      {present} Stored restores in place from disk: with {fast}, {formatTimes(ratioOfMedians)} as fast as with {slow} (
      {range}n = {nFast} and {nSlow}): {verdict}.
    </p>
  );
}
