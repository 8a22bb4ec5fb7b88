/** How long the logs of runs are kept. What a run is and what it measured always stays. */
export type Retention = { keep: 'all' } | { keep: 'days'; days: number } | { keep: 'runs'; runs: number };

const limits = { days: { least: 1, most: 3_650 }, runs: { least: 10, most: 1_000_000 } } as const;

/** Why this number cannot be, for the one who typed it; null when it can. */
export function retentionFault(retention: Retention): string | null {
  if (retention.keep === 'all') return null;
  const number = retention.keep === 'days' ? retention.days : retention.runs;
  const { least, most } = limits[retention.keep];
  if (!Number.isInteger(number)) return 'A whole number.';
  if (number < least) return `At least ${least}.`;
  return number > most ? `At most ${most}.` : null;
}

/** Nothing is ever thrown away that nobody asked to be thrown away. */
export const defaultRetention: Retention = { keep: 'all' };

/** What a retention setting would take now. */
export interface RetentionPreview {
  /** Runs whose logs would go. */
  runs: number;
  /** Events, log lines among them. */
  events: number;
  /** Bytes of those events in the database. */
  eventBytes: number;
  /** Bytes of log files and command output kept with those runs on the disk. */
  fileBytes: number;
  /** Time of the newest run that would lose its log; null when none would. */
  newestAt: string | null;
  /** Runs that are old enough and keep their logs, by the reason. */
  spared: { golden: number; shared: number; benchmark: number };
  /** Size of the whole database file. */
  databaseBytes: number;
}

/** A setting in words. */
export function retentionWords(retention: Retention): string {
  switch (retention.keep) {
    case 'all':
      return 'Logs are kept for ever.';
    case 'days':
      return `Logs are kept for ${retention.days} ${retention.days === 1 ? 'day' : 'days'}.`;
    case 'runs':
      return `Logs of the newest ${retention.runs} runs are kept.`;
  }
}
