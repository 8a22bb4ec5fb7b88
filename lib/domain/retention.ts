import { z } from 'zod';

const days = z.number().int('A whole number.').min(1, 'At least 1.').max(3_650, 'At most 3650.');
const runs = z.number().int('A whole number.').min(10, 'At least 10.').max(1_000_000, 'At most 1000000.');

/** How long the logs of runs are kept. What a run is and what it measured always stays. */
export const retentionSchema = z.discriminatedUnion('keep', [
  z.object({ keep: z.literal('all') }),
  z.object({ keep: z.literal('days'), days }),
  z.object({ keep: z.literal('runs'), runs }),
]);
export type Retention = z.infer<typeof retentionSchema>;

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
