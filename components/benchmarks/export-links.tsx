import { buttonStyle } from '@/components/ui/button-style';
import { resultsFormats, type ResultsFormatName } from '@/lib/domain/results/results-file-name';
import { paths } from '@/lib/paths';

const names: Record<ResultsFormatName, string> = { json: 'JSON', csv: 'CSV', md: 'Markdown' };

/** Downloads of a benchmark's results. Plain links: the router would fetch them as pages. */
export function ExportLinks({ runId }: { runId: string }) {
  return (
    <span role="group" aria-label="Export" className="inline-flex flex-wrap items-center gap-1">
      <span className="text-muted text-xs">Export</span>
      {(Object.keys(resultsFormats) as ResultsFormatName[]).map((format) => (
        <a
          key={format}
          href={paths.api.benchmarkExport(runId, format)}
          download
          className={buttonStyle('secondary', 'sm')}
        >
          {names[format]}
        </a>
      ))}
    </span>
  );
}
