import { AppLink } from '@/components/ui/app-link';
import { measures, measureTexts } from '@/lib/domain/benchmark/measures';
import { isCounted, type ArmResult, type Sample } from '@/lib/domain/benchmark/result';
import { paths } from '@/lib/paths';
import { RunStatusBadge } from '@/components/runs/run-status-badge';
import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { formatMeasure } from './format-measure';

/** Every sample, in the order in which they were taken; each leads to its run. */
export function SamplesTable({ arms, isLinked = true }: { arms: readonly ArmResult[]; isLinked?: boolean }) {
  const samples = arms
    .flatMap((arm) => arm.samples.map((sample) => ({ sample, arm })))
    .sort((a, b) => (a.sample.startedAt ?? '~').localeCompare(b.sample.startedAt ?? '~'));
  const shown = measures.filter((measure) => samples.some(({ sample }) => sample.values[measure] !== null));
  return (
    <Card title={`Samples (${samples.length})`}>
      <Table label="Samples">
        <thead>
          <tr>
            <Th>Sample</Th>
            <Th>Result</Th>
            {shown.map((measure) => (
              <Th key={measure}>{measureTexts[measure].title}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {samples.map(({ sample, arm }) => (
            <tr key={sample.runId} className={isCounted(sample) ? '' : 'text-muted'}>
              <Td className="whitespace-nowrap">
                {isLinked ? (
                  <AppLink href={paths.run(sample.runId)} className="text-accent underline">
                    {nameOf(arm, sample)}
                  </AppLink>
                ) : (
                  nameOf(arm, sample)
                )}
              </Td>
              <Td className="whitespace-nowrap">
                <Outcome sample={sample} />
              </Td>
              {shown.map((measure) => (
                <Td key={measure} mono>
                  {formatMeasure(measure, sample.values[measure])}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function nameOf({ label, cache }: ArmResult, { index, isWarmUp }: Sample): string {
  const which = isWarmUp ? `warm-up ${index + 1}` : `#${index + 1}`;
  return `${label} ${which}${cache === 'dropped' ? ', cache dropped' : ''}`;
}

function Outcome({ sample: { status, answerMatch, isWarmUp, errorTitle } }: { sample: Sample }) {
  if (status !== 'succeeded') {
    return (
      <span className="flex flex-wrap items-center gap-2">
        <RunStatusBadge status={status} /> {errorTitle}
      </span>
    );
  }
  if (answerMatch === 'different') return <span className="text-warning">another answer, not counted</span>;
  if (isWarmUp) return 'warm-up, not counted';
  return answerMatch === 'same' ? 'same answer' : 'done';
}
