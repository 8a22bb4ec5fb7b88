import type { RunDetail } from '@/lib/domain/views';
import { paths } from '@/lib/paths';

/** The form that starts a run like this one, filled in with its options; null where there is none to be filled in. */
export function runAgainHref({ id, kind, checkpointId, options, specName, importedFrom }: RunDetail): string | null {
  if (importedFrom !== null) return null;
  const source = field(options, 'source');
  const container = textField(source, 'container');
  const spec = textField(options, 'specId') ?? textField(source, 'specId') ?? specName;
  // The server fills in the form: what a run keeps of its secrets is a mask.
  const again = { kind, again: id };
  switch (kind) {
    case 'restore':
      return paths.newRun({ ...again, ...(checkpointId === null ? {} : { checkpoint: checkpointId }) });
    case 'checkpoint':
      if (container) return paths.newRun({ ...again, container });
      return paths.newRun({ ...again, ...(spec ? { spec } : {}) });
    case 'cold-start':
      return paths.newRun({ ...again, ...(spec ? { spec } : {}) });
    default:
      return null;
  }
}

// What a run was asked for is stored as it came; runs of earlier versions may lack parts of it.
function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function textField(value: unknown, name: string): string | undefined {
  const text = field(value, name);
  return typeof text === 'string' ? text : undefined;
}
