import { Ban, Circle, CircleCheck, CircleX, Loader, SkipForward, TriangleAlert } from 'lucide-react';
import { phaseTitles, type PhaseKey } from '@/lib/domain/phase';
import type { PhaseStatus } from '@/lib/domain/run-status';
import type { PhaseView } from '@/lib/domain/views';
import { formatBytes } from '@/lib/format/bytes';
import { formatDurationMs } from '@/lib/format/duration';
import { paths } from '@/lib/paths';
import { Badge, type Tone } from '@/components/ui/badge';

// Other words than a run's status has, so that the two are not taken for one another.
const looks: Record<PhaseStatus, { word: string; tone: Tone; Icon: typeof Ban; bar: string }> = {
  pending: { word: 'Waiting', tone: 'neutral', Icon: Circle, bar: 'bg-line' },
  running: { word: 'In progress', tone: 'info', Icon: Loader, bar: 'bg-accent' },
  succeeded: { word: 'Done', tone: 'success', Icon: CircleCheck, bar: 'bg-success' },
  failed: { word: 'Failed here', tone: 'danger', Icon: CircleX, bar: 'bg-danger' },
  canceled: { word: 'Canceled here', tone: 'neutral', Icon: Ban, bar: 'bg-muted' },
  interrupted: { word: 'Interrupted here', tone: 'warning', Icon: TriangleAlert, bar: 'bg-warning' },
  skipped: { word: 'Not needed', tone: 'neutral', Icon: SkipForward, bar: 'bg-line' },
};

interface Props {
  runId: string;
  phases: PhaseView[];
  /** Unix time in ms by the server's clock; null while it is not known. */
  nowMs: number | null;
  isOver: boolean;
  selected: PhaseKey | null;
  onSelect: (key: PhaseKey | null) => void;
}

/** The id of a phase's row in the page. */
export const phaseRowId = (key: PhaseKey) => `phase-${key}`;

/** The steps of a run, each with a bar to the scale of the whole run, and a link that shows its log lines. */
export function RunPhases({ runId, phases, nowMs, isOver, selected, onSelect }: Props) {
  const durations = phases.map((phase) => durationOf(phase, nowMs));
  const totalMs = durations.reduce<number>((sum, duration) => sum + (duration ?? 0), 0);
  const current = phases.find(({ status }) => status === 'running');
  return (
    <>
      <ol className="space-y-1">
        {phases.map((phase, index) => {
          const { word, tone, Icon, bar } = looks[phase.status];
          const duration = durations[index] ?? null;
          const beforeMs = durations.slice(0, index).reduce<number>((sum, before) => sum + (before ?? 0), 0);
          const left = totalMs > 0 ? (100 * beforeMs) / totalMs : 0;
          const width = totalMs > 0 ? (100 * (duration ?? 0)) / totalMs : 0;
          return (
            <li
              key={phase.key}
              id={phaseRowId(phase.key)}
              className={`-mx-2 min-w-0 rounded-md border px-2 py-1 ${phase.key === selected ? 'border-accent bg-accent/10' : 'border-transparent'}`}
            >
              <div className="flex items-baseline justify-between gap-x-3">
                <PhaseLink runId={runId} phaseKey={phase.key} isSelected={phase.key === selected} onSelect={onSelect} />
                <span className="flex shrink-0 items-baseline gap-3 text-xs">
                  <Badge tone={tone} icon={<Icon size={13} aria-hidden className="self-center" />}>
                    {isOver && phase.status === 'pending' ? 'Not reached' : word}
                  </Badge>
                  <span className="min-w-14 text-right font-mono tabular-nums">
                    {duration === null ? '–' : formatDurationMs(duration)}
                  </span>
                </span>
              </div>
              <div className="bg-raised mt-1 h-1.5 overflow-hidden rounded-full" aria-hidden>
                <div
                  className={`h-full rounded-full ${bar}`}
                  style={{ marginLeft: `${left}%`, width: `${width}%`, minWidth: duration === null ? 0 : 2 }}
                />
              </div>
              <PhaseProgress phase={phase} />
              {phase.note !== null && <p className="text-muted mt-0.5 text-xs break-words">{phase.note}</p>}
            </li>
          );
        })}
      </ol>
      <p aria-live="polite" className="sr-only">
        {current ? `Now: ${phaseTitles[current.key]}` : ''}
      </p>
    </>
  );
}

function PhaseLink({
  runId,
  phaseKey,
  isSelected,
  onSelect,
}: Pick<Props, 'runId' | 'onSelect'> & { phaseKey: PhaseKey; isSelected: boolean }) {
  return (
    <a
      href={isSelected ? paths.run(runId) : paths.run(runId, { phase: phaseKey })}
      aria-current={isSelected ? 'true' : undefined}
      title={isSelected ? 'Show the log of all phases' : 'Show the log lines of this phase'}
      className="py-0.5 font-medium hover:underline"
      onClick={(event) => {
        // A click that wants a new tab or window is the browser's.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onSelect(isSelected ? null : phaseKey);
      }}
    >
      {phaseTitles[phaseKey]}
    </a>
  );
}

function PhaseProgress({ phase: { key, status, progressBytes, expectedBytes } }: { phase: PhaseView }) {
  if (progressBytes === null) return null;
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2 text-xs">
      {status === 'running' && expectedBytes !== null && expectedBytes > 0 && (
        <progress
          aria-label={`Bytes moved: ${phaseTitles[key]}`}
          className="accent-accent h-2 w-40 max-w-full"
          max={expectedBytes}
          value={Math.min(progressBytes, expectedBytes)}
        />
      )}
      <span className="text-muted font-mono tabular-nums">
        {formatBytes(progressBytes)}
        {expectedBytes !== null && ` of ${formatBytes(expectedBytes)} expected`}
      </span>
    </div>
  );
}

function durationOf({ status, durationMs, startedAt }: PhaseView, nowMs: number | null): number | null {
  if (durationMs !== null || status !== 'running' || startedAt === null || nowMs === null) return durationMs;
  return Math.max(0, nowMs - Date.parse(startedAt));
}
