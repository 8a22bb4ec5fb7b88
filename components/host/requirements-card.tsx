'use client';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { Requirement } from '@/lib/domain/live';
import { paths } from '@/lib/paths';
import { Age } from './age';
import { RequirementRow } from './requirement-row';

/** The checks of the host, with their age; read again when asked for, since some of them start programs. */
export function RequirementsCard({ requirements: rendered }: { requirements: Requirement[] }) {
  const { data, dataUpdatedAt, isFetching, isError, refetch } = useQuery({
    queryKey: ['requirements'],
    queryFn: fetchRequirements,
    initialData: rendered,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <Card
      title="Requirements"
      actions={
        <span className="flex flex-wrap items-center gap-2">
          <Age readMs={dataUpdatedAt} />
          <Button
            size="sm"
            disabledReason={isFetching ? 'Reading the host.' : null}
            onClick={() => void refetch({ cancelRefetch: false })}
          >
            Refresh
          </Button>
        </span>
      }
    >
      <p role="status" className={isError ? 'text-warning mb-2' : 'sr-only'}>
        {isError ? 'The host could not be read again: this is what was found before.' : ''}
      </p>
      <ul className="divide-line divide-y" aria-busy={isFetching}>
        {data.map((requirement) => (
          <RequirementRow key={requirement.id} requirement={requirement} />
        ))}
      </ul>
    </Card>
  );
}

async function fetchRequirements({ signal }: { signal: AbortSignal }): Promise<Requirement[]> {
  const url = paths.api.requirements();
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return ((await response.json()) as { requirements: Requirement[] }).requirements;
}
