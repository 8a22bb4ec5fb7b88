import Link from 'next/link';
import type { RunFilter } from '@/lib/domain/run-filter';
import { runKinds, runKindTitles } from '@/lib/domain/run-kind';
import { runStatuses } from '@/lib/domain/run-status';
import { paths } from '@/lib/paths';
import { Button } from '@/components/ui/button';
import { Field, inputStyle } from '@/components/ui/field';
import { runStatusWords } from './run-status-badge';

/** The filters of the run list: a plain form, so that the URL tells what is shown. */
export function RunFilters({ filter, specNames }: { filter: RunFilter; specNames: string[] }) {
  const { kind = '', status = '', spec = '', container = '' } = filter;
  const selects = [
    { name: 'kind', label: 'Kind', value: kind, options: runKinds.map((value) => [value, runKindTitles[value]]) },
    {
      name: 'status',
      label: 'Status',
      value: status,
      options: runStatuses.map((value) => [value, runStatusWords[value]]),
    },
    { name: 'spec', label: 'Spec', value: spec, options: specNames.map((value) => [value, value]) },
  ];
  return (
    <form
      key={[kind, status, spec, container].join(' ')}
      method="get"
      action={paths.runs()}
      className="mb-4 flex flex-wrap items-end gap-3"
      aria-label="Filter runs"
    >
      {selects.map(({ name, label, value, options }) => (
        <Field key={name} id={`filter-${name}`} label={label}>
          <select id={`filter-${name}`} name={name} defaultValue={value} className={inputStyle}>
            <option value="">Any</option>
            {options.map(([option, text]) => (
              <option key={option} value={option}>
                {text}
              </option>
            ))}
          </select>
        </Field>
      ))}
      <Field id="filter-container" label="Container">
        <input id="filter-container" name="container" defaultValue={container} className={inputStyle} />
      </Field>
      <Button type="submit">Filter</Button>
      {(kind || status || spec || container) && (
        <Link href={paths.runs()} className="text-accent py-2 underline">
          Clear
        </Link>
      )}
    </form>
  );
}
