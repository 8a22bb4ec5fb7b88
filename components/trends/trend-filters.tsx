'use client';
import { useRouter } from 'next/navigation';
import { measures, measureTexts } from '@/lib/domain/benchmark/measures';
import type { TrendFilter } from '@/lib/domain/trends/filter';
import { trendKinds, trendRanges } from '@/lib/domain/trends/kinds';
import { runKindTitles } from '@/lib/domain/run-kind';
import { paths } from '@/lib/paths';
import { SelectField } from '@/components/ui/select-field';

interface Props {
  filter: TrendFilter;
  spec: string;
  specNames: readonly string[];
}

/** Which trend is shown; every choice is in the address, so that it can be shared. */
export function TrendFilters({ filter, spec, specNames }: Props) {
  const router = useRouter();
  const go = (changed: Record<string, string>) =>
    router.push(
      paths.trends({ spec, kind: filter.kind, measure: filter.measure, days: String(filter.days), ...changed }),
    );
  return (
    <div className="mb-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <SelectField
        label="Spec"
        value={spec}
        onChange={(value) => go({ spec: value })}
        options={specNames.map((name) => ({ value: name, label: name }))}
      />
      <SelectField
        label="Runs"
        value={filter.kind}
        onChange={(value) => go({ kind: value })}
        options={trendKinds.map((kind) => ({ value: kind, label: runKindTitles[kind] }))}
      />
      <SelectField
        label="Measure"
        value={filter.measure}
        onChange={(value) => go({ measure: value })}
        options={measures.map((measure) => ({ value: measure, label: measureTexts[measure].title }))}
      />
      <SelectField
        label="Range"
        value={String(filter.days)}
        onChange={(value) => go({ days: value })}
        options={trendRanges.map((days) => ({ value: String(days), label: days === 0 ? 'All' : `${days} days` }))}
      />
    </div>
  );
}
