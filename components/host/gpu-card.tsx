import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import type { GpuProcess, GpuState, HostState } from '@/lib/domain/live';
import { formatBytes } from '@/lib/format/bytes';

/** Every GPU: how full and how busy it is, and which containers hold its memory. */
export function GpuCard({ host }: { host: HostState }) {
  return (
    <Card title={host.gpus.length > 1 ? `GPUs (${host.gpus.length})` : 'GPU'}>
      {host.gpus.length === 0 ? (
        <p className="text-muted text-sm">{host.gpuNote ?? 'Not present.'}</p>
      ) : (
        <ul className="grid gap-6">
          {host.gpus.map((gpu) => (
            <li key={gpu.uuid}>
              <Gpu gpu={gpu} processes={host.gpuProcesses.filter(({ gpuUuid }) => gpuUuid === gpu.uuid)} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Gpu({ gpu, processes }: { gpu: GpuState; processes: GpuProcess[] }) {
  const memory = `${formatBytes(gpu.memoryUsedBytes)} of ${formatBytes(gpu.memoryTotalBytes)}`;
  return (
    <section aria-label={gpu.name} className="grid gap-3">
      <header className="flex flex-wrap items-center gap-2">
        <h3 className="text-sm font-medium">{gpu.name}</h3>
        {gpu.isMigEnabled && <Badge tone="warning">MIG: cannot be checkpointed</Badge>}
        {gpu.isPersistent === false && <Badge tone="neutral">persistence mode off</Badge>}
        <code className="text-muted text-xs break-all">{gpu.uuid}</code>
      </header>
      <div className="grid gap-3 sm:grid-cols-2">
        <Meter label="Memory" text={memory} share={gpu.memoryUsedBytes / gpu.memoryTotalBytes} />
        <Meter
          label="Busy"
          text={gpu.utilizationPercent === null ? 'not available' : `${gpu.utilizationPercent} %`}
          share={(gpu.utilizationPercent ?? 0) / 100}
        />
      </div>
      <dl className="grid grid-cols-3 gap-2 text-sm">
        <Fact label="Temperature" value={withUnit(gpu.temperatureCelsius, '°C')} />
        <Fact label="Power" value={ofLimit(gpu.powerWatts, gpu.powerLimitWatts, 'W')} />
        <Fact label="SM clock" value={ofLimit(gpu.smClockMhz, gpu.smClockMaxMhz, 'MHz')} />
      </dl>
      {processes.length === 0 ? (
        <p className="text-muted text-sm">No process holds its memory.</p>
      ) : (
        <ul className="grid gap-1 text-sm">
          {processes.map(({ pid, usedBytes, containerName }) => (
            <li key={pid} className="flex flex-wrap justify-between gap-x-4">
              <span>
                {containerName ?? 'not in a container of this engine'}{' '}
                <span className="text-muted font-mono text-xs">process {pid}</span>
              </span>
              <span className="font-mono">{formatBytes(usedBytes)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Meter({ label, text, share }: { label: string; text: string; share: number }) {
  const percent = Math.min(100, Math.max(0, share * 100));
  return (
    <div>
      <div className="flex justify-between text-sm">
        <span className="text-muted">{label}</span>
        <span className="font-mono">{text}</span>
      </div>
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(percent)}
        aria-valuetext={text}
        className="bg-raised mt-1 h-2 overflow-hidden rounded"
      >
        <div className="bg-accent h-full" style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="font-mono">{value}</dd>
    </div>
  );
}

const withUnit = (value: number | null, unit: string) => (value === null ? 'not available' : `${value} ${unit}`);

function ofLimit(value: number | null, limit: number | null, unit: string): string {
  if (value === null) return 'not available';
  return limit === null ? `${value} ${unit}` : `${Math.round(value)} of ${Math.round(limit)} ${unit}`;
}
