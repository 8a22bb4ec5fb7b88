import 'server-only';
import type { RunEvent } from '@/lib/domain/events';
import { firstLogLines } from '@/lib/domain/log-page';
import { isFinal } from '@/lib/domain/run-status';
import { readLogPage } from '@/lib/db/log-page';
import { getRunDetail, readLastSeq } from '@/lib/db/runs';
import { log } from '@/lib/log';
import { sharedReading, type SharedReading } from '@/lib/sse/shared-reading';
import { onRunChanged, onRunEvent } from './bus';

type PartsEvent = Extract<RunEvent, { type: 'parts' }>;
type SnapshotEvent = Extract<RunEvent, { type: 'snapshot' }>;
type Listener = (event: PartsEvent) => void;

/** What one who watches a run has of the reader that all who watch it share. */
export interface ReaderOfRun {
  /** The run as a newcomer needs it; null when there is no such run. All who ask at once get the same event. */
  snapshot: () => Promise<SnapshotEvent | null>;
  lastSeq: () => Promise<number | null>;
  stop: () => void;
}

/** Several events in a row lead to one reading. */
const soonMs = 300;
/** A command is stored a little after the phase that it belongs to began, so a second look follows the first. */
const laterMs = 2_000;

// One reader for all who watch the same run, and none while nobody does.
const key = Symbol.for('gpu-load.run-readers');
const holder = globalThis as { [key]?: Map<string, RunReader> };
const readers = (): Map<string, RunReader> => (holder[key] ??= new Map());

/**
 * Reads a run for one who watches it. `onParts` is told what a run's events do not carry (commands, children, error,
 * log files): what is there now, then whenever something happened and it is not what was told last.
 */
export function readerOf(runId: string, onParts: Listener): ReaderOfRun {
  const reader = readers().get(runId) ?? new RunReader(runId);
  readers().set(runId, reader);
  reader.add(onParts);
  const stop = () => {
    if (reader.remove(onParts) > 0) return;
    reader.stop();
    if (readers().get(runId) === reader) readers().delete(runId);
  };
  return { snapshot: () => reader.snapshot.next(), lastSeq: () => reader.lastSeq.next(), stop };
}

class RunReader {
  readonly snapshot: SharedReading<SnapshotEvent | null>;
  readonly lastSeq: SharedReading<number | null>;
  private readonly parts: SharedReading<void>;
  private readonly listeners = new Set<Listener>();
  private readonly stops: (() => void)[];
  private soon: NodeJS.Timeout | null = null;
  private later: NodeJS.Timeout | null = null;
  private told: { text: string; event: PartsEvent } | null = null;
  private isOver = false;

  constructor(private readonly runId: string) {
    this.snapshot = sharedReading(() => readSnapshot(runId));
    this.lastSeq = sharedReading(() => readLastSeq(runId));
    this.parts = sharedReading(() => this.read());
    this.stops = [
      onRunEvent(runId, (event) => {
        if (event.type === 'run' && isFinal(event.run.status)) this.lookAfterEnd();
        else if (event.type !== 'log') this.look();
      }),
      onRunChanged((run) => run.parentRunId === runId && this.look()),
    ];
  }

  add(listener: Listener): void {
    this.listeners.add(listener);
    if (this.told) listener(this.told.event);
    this.lookNow();
  }

  /** @returns how many still listen. */
  remove(listener: Listener): number {
    this.listeners.delete(listener);
    return this.listeners.size;
  }

  stop(): void {
    this.isOver = true;
    this.clearTimers();
    for (const stop of this.stops) stop();
  }

  private look(): void {
    this.soon ??= setTimeout(() => this.lookNow(), soonMs);
    if (this.later) clearTimeout(this.later);
    this.later = setTimeout(() => this.lookNow(), laterMs);
  }

  /** Told again even when it was read before the end was told: what comes after the end completes the run. */
  private lookAfterEnd(): void {
    this.told = null;
    this.lookNow();
  }

  private lookNow(): void {
    if (this.soon) clearTimeout(this.soon);
    this.soon = null;
    this.parts.next().catch((error: unknown) => log().error({ err: error, runId: this.runId }, 'a run was not read'));
  }

  private async read(): Promise<void> {
    if (this.isOver) return;
    const run = await getRunDetail(this.runId);
    if (!run || this.isOver) return;
    const { commands, children, error, logFiles, spec, testbed, lastSeq } = run;
    const isComplete = isFinal(run.status);
    const parts = { commands, children, error, logFiles, spec, testbed };
    const text = JSON.stringify([parts, isComplete]);
    if (text === this.told?.text) return;
    const event: PartsEvent = { type: 'parts', seq: lastSeq, serverTime: new Date().toISOString(), parts, isComplete };
    this.told = { text, event };
    for (const listener of this.listeners) listener(event);
  }

  private clearTimers(): void {
    if (this.soon) clearTimeout(this.soon);
    if (this.later) clearTimeout(this.later);
  }
}

async function readSnapshot(runId: string): Promise<SnapshotEvent | null> {
  const run = await getRunDetail(runId);
  if (!run) return null;
  const log = await readLogPage(runId, { beforeSeq: run.lastSeq + 1, limit: firstLogLines });
  return { type: 'snapshot', seq: run.lastSeq, serverTime: new Date().toISOString(), run, log };
}
