import { z } from 'zod';
import type { ManifestEntry } from '@/lib/domain/readiness/file-difference';

/** Version of the layout below; a reader refuses a newer one. */
export const backupVersion = 1;

/** Names of the files of a backup. `backup.json` is written last: a folder without it is no backup. */
export const backupNames = { about: 'backup.json', database: 'gpu-load.db', checkpoints: 'checkpoints.json' } as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What `backup.json` says about the other files. */
export const aboutSchema = z.object({
  format: z.literal('gpu-load-backup'),
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
  /** Migrations that the database has, oldest first. */
  migrations: z.array(z.string()),
  /** Rows by table. */
  rows: z.record(z.string(), z.number().int().nonnegative()),
  files: z.array(z.object({ name: z.string(), sizeBytes: z.number().int().nonnegative(), sha256 })),
});

export type AboutBackup = z.output<typeof aboutSchema>;

/** One checkpoint in `checkpoints.json`: where its files lie and which they are. The files themselves stay there. */
export interface BackedUpCheckpoint {
  id: string;
  name: string;
  state: string;
  isGolden: boolean;
  form: string;
  storage: string;
  folder: string;
  sizeBytes: number;
  /** Null: nothing was written down about its files. A hash that was not made yet is null as well. */
  files: ManifestEntry[] | null;
}
