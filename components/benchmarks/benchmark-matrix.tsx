import Link from 'next/link';
import type { Suite } from '@/lib/domain/benchmark/input';
import { networkDumps, networkFlags, networkVariants, otherPortFlag } from '@/lib/domain/benchmark/network-flag-plan';
import type { ArmResult } from '@/lib/domain/benchmark/result';
import { storageCells } from '@/lib/domain/benchmark/storage-plan';
import { paths } from '@/lib/paths';
import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { formatMeasure } from './format-measure';

/** The cells of a matrix suite: what works, how long it takes, and why the rest fails. */
export function BenchmarkMatrix({ suite, arms }: { suite: Suite; arms: readonly ArmResult[] }) {
  return suite === 'storage' ? <StorageMatrix arms={arms} /> : <NetworkMatrix arms={arms} />;
}

function StorageMatrix({ arms }: { arms: readonly ArmResult[] }) {
  return (
    <Card title="Where a checkpoint is kept">
      <Table label="Storage and archive">
        <thead>
          <tr>
            <Th>Kept</Th>
            <Th>Dump</Th>
            <Th>Size</Th>
            <Th>Restore to first token</Th>
            <Th>Restore (engine)</Th>
            <Th>Takes</Th>
          </tr>
        </thead>
        <tbody>
          {storageCells.map(({ key, label }) => {
            const dump = arms.find((arm) => arm.key === `dump/${key}`);
            const restore = arms.find((arm) => arm.key === `restore/${key}`);
            const size = formatMeasure('sizeBytes', dump?.summaries.sizeBytes?.median);
            return (
              <tr key={key}>
                <Td className="font-medium whitespace-nowrap">{label}</Td>
                <Td mono>
                  <Cell
                    arm={dump}
                    value={formatMeasure('engineDurationMs', dump?.summaries.engineDurationMs?.median)}
                  />
                </Td>
                <Td mono>{size}</Td>
                <Td mono>
                  <Cell
                    arm={restore}
                    value={formatMeasure('t3FirstTokenMs', restore?.summaries.t3FirstTokenMs?.median)}
                  />
                </Td>
                <Td mono>{formatMeasure('engineDurationMs', restore?.summaries.engineDurationMs?.median)}</Td>
                <Td mono>{size === '–' ? '–' : `${size} of ${key === 'ram' ? 'RAM' : 'disk'}`}</Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <p className="text-muted mt-2 text-xs">
        Medians of the samples that worked. An archive keeps the container with it.
      </p>
    </Card>
  );
}

function NetworkMatrix({ arms }: { arms: readonly ArmResult[] }) {
  const rows = [...networkDumps, ...networkFlags, otherPortFlag];
  return (
    <Card title="What works">
      <Table label="Network flags">
        <thead>
          <tr>
            <Th>Step</Th>
            {networkVariants.map(({ key, label }) => (
              <Th key={key}>{label}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <Td className="font-medium">
                {'options' in row || row === otherPortFlag ? `Restore: ${row.label}` : row.label}
              </Td>
              {networkVariants.map((variant) => {
                const arm = arms.find(({ key }) => key === `${row.key}/${variant.key}`);
                const isDump = arm?.kind === 'dump';
                const measure = isDump ? 'engineDurationMs' : 't3FirstTokenMs';
                return (
                  <Td key={variant.key} className="min-w-40">
                    {arm ? (
                      <Cell arm={arm} value={formatMeasure(measure, arm.summaries[measure]?.median)} />
                    ) : (
                      <span className="text-muted">not needed</span>
                    )}
                  </Td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="text-muted mt-2 text-xs">
        Dumps: time of podman container checkpoint. Restores: time to the first token. A failure leads to its run.
      </p>
    </Card>
  );
}

function Cell({ arm, value }: { arm: ArmResult | undefined; value: string }) {
  const failed = arm?.samples.find(({ status }) => status === 'failed' || status === 'interrupted');
  if (arm && arm.counted.length > 0) {
    return (
      <span>
        <span className="text-success">works</span> · {value}
        {failed && (
          <Link href={paths.run(failed.runId)} className="text-danger ml-1 underline">
            {arm.failedCount} failed
          </Link>
        )}
      </span>
    );
  }
  if (failed) {
    return (
      <Link href={paths.run(failed.runId)} className="text-danger underline">
        fails: {failed.errorTitle}
      </Link>
    );
  }
  return <span className="text-muted">not taken</span>;
}
