import 'server-only';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { closeDatabase } from '@/lib/db/client';
import { makeBackup } from '@/lib/runs/backup/make-backup';
import { inTerminal } from './in-terminal';

/** `npm run backup -- --to FOLDER`: copies the database and the lists of checkpoint files, while runs go on. */
await inTerminal(async () => {
  const { values } = parseArgs({ options: { to: { type: 'string' } } });
  if (!values.to) throw new Error('Say where to: npm run backup -- --to FOLDER');
  const folder = path.resolve(values.to);
  const { rows, files } = await makeBackup(folder);
  await closeDatabase();
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  console.log(
    `✓ ${folder}: ${rows.Run ?? 0} runs, ${rows.Checkpoint ?? 0} checkpoints, ${(bytes / 1024 ** 2).toFixed(1)} MiB`,
  );
  console.log('  The files of checkpoints and the log files of runs are not in it: copy those folders yourself.');
});
