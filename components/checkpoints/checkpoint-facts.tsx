import { AppLink } from '@/components/ui/app-link';
import { Card } from '@/components/ui/card';
import { CommandLine } from '@/components/ui/command-line';
import { KeyValueList } from '@/components/ui/key-value';
import { RelativeTime } from '@/components/ui/relative-time';
import type { CheckpointView } from '@/lib/domain/views';
import type { GpuMemory } from '@/lib/domain/gpu-memory';
import { formatBytes } from '@/lib/format/bytes';
import { formatDurationMs } from '@/lib/format/duration';
import { paths } from '@/lib/paths';
import { keptAs } from './kept-as';
import { StateBadge } from './state-badge';

/** What is known of a checkpoint: files, dump, and the answer it must give again. */
export function CheckpointFacts({ checkpoint }: { checkpoint: CheckpointView }) {
  const { dumpMeasurement: dump, testbed, reference } = checkpoint;
  return (
    <Card title="Facts">
      <KeyValueList
        items={[
          { label: 'State', value: <StateBadge state={checkpoint.state} /> },
          { label: 'Golden', value: checkpoint.isGolden ? 'yes: deleting it asks for its name' : 'no' },
          {
            label: 'Container',
            value: (
              <AppLink href={paths.containerLog(checkpoint.containerName)} className="text-accent underline">
                {checkpoint.containerName}
              </AppLink>
            ),
            mono: true,
          },
          checkpoint.imageName === ''
            ? { label: 'Image', value: 'none: the server runs from a folder of the host' }
            : { label: 'Image', value: checkpoint.imageName, mono: true },
          {
            label: 'Spec',
            value:
              checkpoint.specId === null ? (
                (checkpoint.specName ?? 'none')
              ) : (
                <AppLink href={paths.spec(checkpoint.specId)} className="text-accent underline">
                  {checkpoint.specName ?? checkpoint.specId}
                </AppLink>
              ),
          },
          { label: 'Made', value: <RelativeTime iso={checkpoint.createdAt} /> },
          {
            label: 'By run',
            value: checkpoint.createdByRunId ? (
              <AppLink href={paths.run(checkpoint.createdByRunId)} className="text-accent underline">
                the run that made it
              </AppLink>
            ) : (
              'not known'
            ),
          },
          { label: 'Size', value: `${formatBytes(checkpoint.sizeBytes)} (${checkpoint.sizeBytes} bytes)`, mono: true },
          ...(dump?.vramBytes
            ? [
                {
                  label: 'GPU memory',
                  value: `${formatBytes(dump.vramBytes)} (${((100 * dump.vramBytes) / checkpoint.sizeBytes).toFixed(0)} % of the size), ${onGpus(dump.vramOfGpus)}as nvidia-smi counted it just before the dump; it lies in the pages-*.img files`,
                },
              ]
            : []),
          { label: 'Kept', value: keptAs(checkpoint) },
          { label: 'Writable layer', value: formatBytes(checkpoint.layerBytes), mono: true },
          {
            label: 'Last restore',
            value:
              checkpoint.lastRestoreAt === null ? (
                'never'
              ) : (
                <>
                  <RelativeTime iso={checkpoint.lastRestoreAt} />
                  {checkpoint.lastRestoreDurationMs !== null &&
                    `, in ${formatDurationMs(checkpoint.lastRestoreDurationMs)} (engine)`}
                </>
              ),
          },
          {
            label: 'Dump',
            value: dump?.engineDurationMs === undefined ? 'not measured' : formatDurationMs(dump.engineDurationMs),
            mono: true,
          },
          {
            label: 'Frozen for',
            value: dump?.dumpStats ? formatDurationMs(dump.dumpStats.frozenTimeUs / 1000) : 'not measured',
            mono: true,
          },
          {
            label: 'Versions',
            value: testbed
              ? `podman ${testbed.podman ?? '?'}, ${testbed.runtime ?? '?'}, CRIU ${testbed.criu ?? '?'}, kernel ${testbed.kernel}`
              : 'not known',
            mono: true,
          },
          { label: 'Reference answer', value: reference ? reference.text : 'none', mono: true },
        ]}
      />
      <h3 className="mt-3 mb-1 font-semibold">Files</h3>
      <CommandLine command={checkpoint.path} />
    </Card>
  );
}

const onGpus = (gpus: readonly GpuMemory[] = []): string =>
  gpus.length > 1 ? `on ${gpus.length} GPUs (${gpus.map(({ bytes }) => formatBytes(bytes)).join(', ')}), ` : '';
