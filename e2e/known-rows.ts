import type { APIRequestContext } from '@playwright/test';
import type { CheckpointListItem } from '@/lib/domain/inventory';
import type { RunSummary, SpecView } from '@/lib/domain/views';
import { paths } from '@/lib/paths';

/** Rows that exist now, so that detail pages can be opened without knowing ids beforehand. */
export interface KnownRows {
  runs: RunSummary[];
  checkpoints: CheckpointListItem[];
  specs: SpecView[];
}

/** Asks the API that the pages use themselves. */
export async function knownRows(request: APIRequestContext): Promise<KnownRows> {
  const [runs, checkpoints, specs] = await Promise.all(
    [paths.api.runs(), paths.api.checkpoints(), paths.api.specs()].map(async (path) => {
      const response = await request.get(path);
      if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`);
      return (await response.json()) as unknown;
    }),
  );
  return {
    runs: (runs as { runs: RunSummary[] }).runs,
    checkpoints: (checkpoints as { checkpoints: CheckpointListItem[] }).checkpoints,
    specs: (specs as { specs: SpecView[] }).specs,
  };
}
