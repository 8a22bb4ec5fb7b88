import { AppLink } from '@/components/ui/app-link';
import type { ReactNode } from 'react';
import type { Suite } from '@/lib/domain/benchmark/suite';
import { networkDumps, networkFlags, networkVariants, otherPortFlag } from '@/lib/domain/benchmark/network-flag-plan';
import type { ArmResult } from '@/lib/domain/benchmark/result';
import { storageCells } from '@/lib/domain/benchmark/storage-plan';
import { paths } from '@/lib/paths';
import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { formatMeasure } from './format-measure';

interface Props {
  arms: readonly ArmResult[];
  /** Failures lead to their runs; not on a shared page. */
  isLinked: boolean;
}

/** The cells of a matrix suite: what works, how long it takes, and why the rest fails. */
export function BenchmarkMatrix({ suite, ...rest }: Props & { suite: Suite }) {
  return suite === 'storage' ? <StorageMatrix {...rest} /> : <NetworkMatrix {...rest} />;
}

function StorageMatrix({ arms, isLinked }: Props) {
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
                    isLinked={isLinked}
                    arm={dump}
                    value={formatMeasure('engineDurationMs', dump?.summaries.engineDurationMs?.median)}
                  />
                </Td>
                <Td mono>{size}</Td>
                <Td mono>
                  <Cell
                    isLinked={isLinked}
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

function NetworkMatrix({ arms, isLinked }: Props) {
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
                      <Cell
                        isLinked={isLinked}
                        arm={arm}
                        value={formatMeasure(measure, arm.summaries[measure]?.median)}
                      />
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

function Cell({ arm, value, isLinked }: { arm: ArmResult | undefined; value: string; isLinked: boolean }) {
  const failed = arm?.samples.find(({ status }) => status === 'failed' || status === 'interrupted');
  if (arm && arm.counted.length > 0) {
    return (
      <span>
        <span className="text-success">works</span> · {value}{' '}
        {failed && (
          <Failure runId={failed.runId} isLinked={isLinked}>
            {arm.failedCount} failed
          </Failure>
        )}
      </span>
    );
  }
  if (failed) {
    return (
      <Failure runId={failed.runId} isLinked={isLinked}>
        fails: {failed.errorTitle}
      </Failure>
    );
  }
  return <span className="text-muted">not taken</span>;
}

function Failure({ runId, isLinked, children }: { runId: string; isLinked: boolean; children: ReactNode }) {
  if (!isLinked) return <span className="text-danger">{children}</span>;
  return (
    <AppLink href={paths.run(runId)} className="text-danger underline">
      {children}
    </AppLink>
  );
}
