import type { RunMeasurement } from '@/lib/domain/measurement';
import type { RunDetail } from '@/lib/domain/views';
import { formatBytes } from '@/lib/format/bytes';
import { formatDurationMs } from '@/lib/format/duration';
import { LimitsTable } from '@/components/host/limits-table';
import { Card } from '@/components/ui/card';
import { KeyValueList } from '@/components/ui/key-value';
import { ClockTimeline } from './clock-timeline';

const ms = (value: number | null | undefined) => (typeof value === 'number' ? formatDurationMs(value) : '–');
const us = (value: number) => formatDurationMs(value / 1000);
const answerWords = { same: 'same answer', different: 'different answer', 'not-compared': 'answer not compared' };

/** What a run measured. */
export function RunResultPanel({ run }: { run: RunDetail }) {
  const { measurement } = run;
  if (!measurement || Object.keys(measurement).length === 0) return null;
  switch (run.kind) {
    case 'restore':
      return <RestoreResult measurement={measurement} />;
    case 'checkpoint':
      return <CheckpointResult measurement={measurement} />;
    case 'cold-start':
      return (
        <Card title="Result">
          <ClockTimeline measurement={measurement} />
          <AnswerText measurement={measurement} />
        </Card>
      );
    case 'host-limits':
      return (
        <Card title="Result">
          <LimitsTable limits={measurement.limits ?? []} />
        </Card>
      );
    default:
      return null;
  }
}

function RestoreResult({ measurement }: { measurement: RunMeasurement }) {
  const { engineDurationMs, t3FirstTokenMs, answerMatch, layerDurationMs, restoreStats } = measurement;
  const parts = [
    engineDurationMs !== undefined && `Restored in ${ms(engineDurationMs)} (engine)`,
    typeof t3FirstTokenMs === 'number' && `first token ${ms(t3FirstTokenMs)} after the restore was asked for`,
    answerMatch !== undefined && answerWords[answerMatch],
  ].filter(Boolean);
  return (
    <Card title="Result">
      <p className={answerMatch === 'different' ? 'text-warning text-base' : 'text-base'}>{parts.join('; ')}.</p>
      <div className="mt-3 space-y-3">
        <ClockTimeline measurement={measurement} />
        <KeyValueList
          items={[
            { label: 'Writable layer put back', value: ms(layerDurationMs), mono: true },
            ...(restoreStats
              ? [
                  { label: 'podman', value: us(restoreStats.podmanRestoreDurationUs), mono: true },
                  { label: 'OCI runtime', value: us(restoreStats.runtimeRestoreDurationUs), mono: true },
                  { label: 'CRIU forking_time', value: us(restoreStats.forkingTimeUs), mono: true },
                  { label: 'CRIU restore_time', value: us(restoreStats.restoreTimeUs), mono: true },
                  { label: 'Pages restored', value: String(restoreStats.pagesRestored), mono: true },
                ]
              : []),
          ]}
        />
        {restoreStats && (
          <p className="text-muted text-xs">
            CRIU’s restore_time leaves out the CUDA resume, so it is not the time of the restore.
          </p>
        )}
        <AnswerText measurement={measurement} />
      </div>
    </Card>
  );
}

function CheckpointResult({ measurement }: { measurement: RunMeasurement }) {
  const { sizeBytes, engineDurationMs, layerDurationMs, dumpStats, layerFilesChangedInGap } = measurement;
  return (
    <Card title="Result">
      <KeyValueList
        items={[
          { label: 'Size on disk', value: sizeBytes === undefined ? '–' : formatBytes(sizeBytes), mono: true },
          { label: 'Dump (engine)', value: ms(engineDurationMs), mono: true },
          { label: 'Layer stored', value: ms(layerDurationMs), mono: true },
          ...(dumpStats
            ? [
                { label: 'CRIU freezing', value: us(dumpStats.freezingTimeUs), mono: true },
                { label: 'CRIU frozen', value: us(dumpStats.frozenTimeUs), mono: true },
                { label: 'CRIU memory write', value: us(dumpStats.memwriteTimeUs), mono: true },
                { label: 'Pages written', value: String(dumpStats.pagesWritten), mono: true },
              ]
            : []),
        ]}
      />
      {layerFilesChangedInGap && layerFilesChangedInGap.length > 0 && (
        <p className="text-warning mt-2 text-xs break-all">
          Files that changed between the dump and the copy: {layerFilesChangedInGap.join(', ')}
        </p>
      )}
      <div className="mt-3">
        <ClockTimeline measurement={measurement} />
      </div>
      <AnswerText measurement={measurement} />
    </Card>
  );
}

function AnswerText({ measurement: { answer, referenceAnswer } }: { measurement: RunMeasurement }) {
  const shown = [
    { title: 'Reference answer', value: referenceAnswer },
    { title: 'Answer', value: answer },
  ].filter(({ value }) => value !== undefined);
  if (shown.length === 0) return null;
  return (
    <details className="mt-3">
      <summary className="font-medium">Text of the answers</summary>
      {shown.map(({ title, value }) => (
        <div key={title} className="mt-2">
          <h3 className="text-muted text-xs">
            {title} · {value?.tokenCount} tokens
          </h3>
          <pre className="bg-raised mt-1 rounded-md p-2 font-mono text-xs break-words whitespace-pre-wrap">
            {value?.text}
          </pre>
        </div>
      ))}
    </details>
  );
}
