import { suiteTexts } from '@/lib/domain/benchmark/suite';
import { comparisonSentence } from '@/lib/domain/benchmark/sentence';
import type { ResultsImport } from '@/lib/domain/results/read-result-files';
import { resultOf } from '@/lib/domain/results/results-file';
import { Card } from '@/components/ui/card';
import { KeyValueList } from '@/components/ui/key-value';
import { RelativeTime } from '@/components/ui/relative-time';

/** What an import would make: each benchmark with its samples and its answer. */
export function ImportPreview({ imports }: { imports: readonly ResultsImport[] }) {
  return (
    <div className="space-y-4">
      {imports.map((one, i) => (
        <PreviewCard key={i} one={one} />
      ))}
    </div>
  );
}

function PreviewCard({ one: { origin, results, sources } }: { one: ResultsImport }) {
  const { benchmark, suite, input, samples, testbeds, product } = results;
  const result = resultOf(results);
  const arms = result.arms.filter((arm) => arm.samples.length > 0);
  const sentences = result.comparisons.filter(({ measure }) => measure === 't3FirstTokenMs').map(comparisonSentence);
  return (
    <Card title={`${benchmark.title}: ${benchmark.specName ?? 'no spec'}`}>
      {sentences.map((sentence) => (
        <p key={sentence} className="mb-2 font-semibold">
          {sentence}
        </p>
      ))}
      <KeyValueList
        items={[
          { label: 'Suite', value: suiteTexts[suite].title },
          { label: 'Status', value: benchmark.status },
          { label: 'Started', value: <RelativeTime iso={benchmark.startedAt ?? benchmark.createdAt} /> },
          {
            label: 'Samples',
            value: arms
              .map(({ label, samples: all, counted }) => `${label}: ${counted.length} of ${all.length}`)
              .join('; '),
          },
          { label: 'Page cache', value: input.cache },
          {
            label: 'Testbed',
            value:
              testbeds.length === 0
                ? 'not recorded'
                : testbeds
                    .map(({ facts: { hostname, cpuModel, gpus } }) => [hostname, cpuModel, ...gpus].join(', '))
                    .join('; '),
          },
          { label: 'Written by', value: `${product.name} ${product.version ?? ''}` },
          { label: 'Files', value: sources.length },
        ]}
      />
      {origin === 'scripts' && samples.length > 0 && (
        <p className="text-muted mt-3 text-xs">
          These files do not say what the page cache held, and the scripts that write them drop it before a cold start
          only. They stay apart from measured samples. Times without a zone are read as UTC.
        </p>
      )}
    </Card>
  );
}
