import { suiteTexts } from '@/lib/domain/benchmark/suite';
import type { BenchmarkView } from '@/lib/domain/benchmark/view';
import { formatDurationMs } from '@/lib/format/duration';
import { benchmarkCommand } from '@/lib/domain/benchmark/command';
import { TestbedFacts } from '@/components/runs/testbed-facts';
import { Card } from '@/components/ui/card';
import { CommandLine } from '@/components/ui/command-line';
import { KeyValueList } from '@/components/ui/key-value';

/** How the samples were taken, and on what. */
export function BenchmarkSettings({ view: { run, input, testbedCount } }: { view: BenchmarkView }) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card title="Settings">
        <KeyValueList
          items={[
            { label: 'Suite', value: suiteTexts[input.suite].title },
            { label: 'Samples', value: `${input.samples} of each, after ${input.warmUps} warm-up(s)` },
            { label: 'Page cache', value: input.cache },
            {
              label: 'Pause',
              value: input.coolDownMs === null ? 'not recorded' : formatDurationMs(input.coolDownMs),
              mono: true,
            },
            { label: 'Seed', value: String(input.seed), mono: true },
            {
              label: 'Checkpoint',
              value:
                input.checkpointId === null
                  ? 'made by the benchmark'
                  : (run.checkpointName ?? 'one that was there before'),
            },
          ]}
        />
        {run.importedFrom === null && (
          <div className="mt-3">
            <CommandLine command={benchmarkCommand(input, run.specName)} />
          </div>
        )}
      </Card>
      <Card title="Testbed">
        {testbedCount > 1 && (
          <p className="text-warning mb-2">The samples come from {testbedCount} testbeds: the figures mix them.</p>
        )}
        {run.testbed ? <TestbedFacts testbed={run.testbed} /> : <p className="text-muted">Not recorded.</p>}
      </Card>
    </div>
  );
}
