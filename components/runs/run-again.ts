import { z } from 'zod';
import type { RunDetail } from '@/lib/domain/views';
import { paths } from '@/lib/paths';

const knownSchema = z.object({
  specId: z.string().optional().catch(undefined),
  source: z
    .object({ specId: z.string().optional().catch(undefined), container: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** The form that starts a run like this one, filled in with its options; null where there is none to be filled in. */
export function runAgainHref({ kind, checkpointId, options, specName, importedFrom }: RunDetail): string | null {
  if (importedFrom !== null) return null;
  const known = knownSchema.safeParse(options).data;
  const spec = known?.specId ?? known?.source?.specId ?? specName;
  const again = { kind, options: JSON.stringify(options) };
  switch (kind) {
    case 'restore':
      return paths.newRun({ ...again, ...(checkpointId === null ? {} : { checkpoint: checkpointId }) });
    case 'checkpoint':
      if (known?.source?.container) return paths.newRun({ ...again, container: known.source.container });
      return paths.newRun({ ...again, ...(spec ? { spec } : {}) });
    case 'cold-start':
      return paths.newRun({ ...again, ...(spec ? { spec } : {}) });
    default:
      return null;
  }
}
