'use client';
import { useHostEvent } from '@/lib/client/host-events';
import { useDebouncedRefresh } from '@/lib/client/use-live-runs';

/** Renders a checkpoint's page again when a run that works on it changed: its state, size and restores come from runs. */
export function LiveCheckpoint({ checkpointId }: { checkpointId: string }) {
  const refresh = useDebouncedRefresh();
  useHostEvent((event) => {
    if (event.type === 'gap' || (event.type === 'run-changed' && event.run.checkpointId === checkpointId)) refresh();
  });
  return null;
}
