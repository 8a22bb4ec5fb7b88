import { AppLink } from '@/components/ui/app-link';
import type { SettingResult } from '@/lib/domain/benchmark/settings/recommend';
import { formatDurationMs } from '@/lib/format/duration';
import { formatRange, formatTimes } from '@/lib/format/ratio';
import { paths } from '@/lib/paths';
import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { formatMeasure } from './format-measure';

const roundWords = {
  screening: 'out after screening',
  second: 'out after the second round',
  final: 'in the last round',
};

/** Every setting that was tried: how fast, against the default, and what its dump cost. */
export function SettingsTable({ settings, isLinked }: { settings: readonly SettingResult[]; isLinked: boolean }) {
  return (
    <Card title="Settings">
      <Table label="Settings that were tried">
        <thead>
          <tr>
            <Th>Setting</Th>
            <Th>Came how far</Th>
            <Th>Rounds that choose</Th>
            <Th>Last round</Th>
            <Th>Against the default</Th>
            <Th>Dump</Th>
            <Th>Size</Th>
          </tr>
        </thead>
        <tbody>
          {settings.map((one) => (
            <tr key={one.key}>
              <Td className="min-w-40 font-medium">{one.label}</Td>
              <Td className="min-w-32">
                <State result={one} isLinked={isLinked} />
              </Td>
              <Td mono>{figure(one.choosing)}</Td>
              <Td mono className="font-semibold">
                {figure(one.final)}
              </Td>
              <Td mono>{against(one)}</Td>
              <Td mono>{formatMeasure('engineDurationMs', one.dumpMs)}</Td>
              <Td mono>{formatMeasure('sizeBytes', one.sizeBytes)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="text-muted mt-2 text-xs">
        Median time to the first token, from the moment the restore was asked for, and the number of samples. A dash:
        not measured. Every sample is listed below and leads to its run.
      </p>
    </Card>
  );
}

function State({ result: { isSafe, fault, round }, isLinked }: { result: SettingResult; isLinked: boolean }) {
  if (isSafe) return roundWords[round];
  if (fault === null) return <span className="text-muted">no good sample yet</span>;
  const words = `not safe: ${fault.words}`;
  if (!isLinked) return <span className="text-danger">{words}</span>;
  return (
    <AppLink href={paths.run(fault.runId)} className="text-danger underline">
      {words}
    </AppLink>
  );
}

function figure(summary: SettingResult['final']): string {
  return summary === null ? '–' : `${formatDurationMs(summary.median)} (n = ${summary.n})`;
}

function against({ comparison, setting }: SettingResult): string {
  if (setting.length === 0) return 'the default';
  if (comparison === null) return '–';
  const { interval, ratioOfMedians, verdict } = comparison;
  const range = interval === null ? '' : ` (95 % ${formatRange(interval.low, interval.high)})`;
  return `${formatTimes(ratioOfMedians)} as fast${range}: ${verdict}`;
}
