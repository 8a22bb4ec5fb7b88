'use client';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import type { RunFilter } from '@/lib/domain/run-filter';
import { runKinds, runKindTitles } from '@/lib/domain/run-kind';
import { runStatuses } from '@/lib/domain/run-status';
import { paths } from '@/lib/paths';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Field, inputStyle } from '@/components/ui/field';
import { hasConditions, runFilterQuery } from './run-filter-query';
import { runStatusWords } from './run-status-badge';

interface Props {
  filter: RunFilter;
  specNames: string[];
  /** The name of the checkpoint that `filter.checkpoint` is the id of. */
  checkpointName: string | null;
}

/** The filters of the run list. They are in the URL, so that a link tells what is shown. */
export function RunFilters({ filter, specNames, checkpointName }: Props) {
  const router = useRouter();
  const { kind = '', status = '', spec = '', container = '', checkpoint = '' } = filter;
  const checkpoints = checkpoint === '' ? [] : [[checkpoint, checkpointName ?? checkpoint] as const];
  const selects = [
    { name: 'kind', label: 'Kind', value: kind, options: runKinds.map((value) => [value, runKindTitles[value]]) },
    {
      name: 'status',
      label: 'Status',
      value: status,
      options: runStatuses.map((value) => [value, runStatusWords[value]]),
    },
    { name: 'spec', label: 'Spec', value: spec, options: specNames.map((value) => [value, value]) },
    // Set by links only; shown so that it can be seen and taken away.
    ...(checkpoint === ''
      ? []
      : [{ name: 'checkpoint', label: 'Checkpoint', value: checkpoint, options: checkpoints }]),
  ];
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entries = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()]);
    // The page drops what it does not know.
    const wanted = Object.fromEntries(entries) as Partial<RunFilter>;
    router.push(paths.runs(runFilterQuery({ ...wanted, limit: filter.limit })));
  };
  return (
    <form
      key={[kind, status, spec, container, checkpoint].join(' ')}
      method="get"
      action={paths.runs()}
      onSubmit={apply}
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
      {hasConditions(filter) && (
        <ButtonLink href={paths.runs()} variant="ghost">
          Clear filters
        </ButtonLink>
      )}
    </form>
  );
}
