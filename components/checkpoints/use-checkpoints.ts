'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useHostEvent } from '@/lib/client/host-events';
import type { CheckpointView } from '@/lib/domain/views';
import { paths } from '@/lib/paths';

const queryKey = ['checkpoints'];

/** The inventory: what the server rendered, read again when a run that works on a checkpoint changed. */
export function useCheckpoints(rendered: CheckpointView[]): { checkpoints: CheckpointView[]; isStale: boolean } {
  const client = useQueryClient();
  const { data, isError } = useQuery({ queryKey, queryFn: fetchCheckpoints, initialData: rendered });
  useHostEvent((event) => {
    if (event.type === 'gap' || (event.type === 'run-changed' && event.run.checkpointId !== null)) {
      void client.invalidateQueries({ queryKey });
    }
  });
  return { checkpoints: data, isStale: isError };
}

async function fetchCheckpoints({ signal }: { signal: AbortSignal }): Promise<CheckpointView[]> {
  const url = paths.api.checkpoints();
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return ((await response.json()) as { checkpoints: CheckpointView[] }).checkpoints;
}
