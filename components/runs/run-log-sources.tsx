import { CheckboxField } from '@/components/ui/checkbox-field';
import { logSources, type LogSource } from './run-log-view';

interface Props {
  /** Loaded lines of each source. */
  counts: Record<LogSource, number>;
  hidden: ReadonlySet<LogSource>;
  onChange: (hidden: ReadonlySet<LogSource>) => void;
}

/** Which programs' lines the log shows. */
export function RunLogSources({ counts, hidden, onChange }: Props) {
  const toggle = (source: LogSource) => {
    const next = new Set(hidden);
    if (!next.delete(source)) next.add(source);
    onChange(next);
  };
  return (
    <fieldset className="mb-2 flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-xs">
      <legend className="sr-only">Lines of which program</legend>
      {logSources.map((source) => (
        <CheckboxField
          key={source}
          label={`${source} (${counts[source]})`}
          checked={!hidden.has(source)}
          onChange={() => toggle(source)}
        />
      ))}
    </fieldset>
  );
}
