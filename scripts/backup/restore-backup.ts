import 'server-only';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { restoreBackup } from '@/lib/runs/backup/restore-backup';
import { inTerminal } from './in-terminal';

/** As many names as are worth reading in a terminal. */
const maxNames = 20;

/** `npm run restore-backup -- --from FOLDER`: the database of a backup becomes the one of this data folder. */
await inTerminal(async () => {
  const { values } = parseArgs({ options: { from: { type: 'string' } } });
  if (!values.from) throw new Error('Say which one: npm run restore-backup -- --from FOLDER');
  const { about, migrated, formerDatabase, checkpoints } = await restoreBackup(path.resolve(values.from));
  console.log(`✓ The database is that of ${about.createdAt}: ${about.rows.Run ?? 0} runs.`);
  if (migrated.length > 0) console.log(`  It was older and was migrated: ${migrated.join(', ')}`);
  if (formerDatabase !== null) console.log(`  The database of before lies at ${formerDatabase}`);
  console.log(`  Checkpoints: ${checkpoints.present} are there, ${checkpoints.missing.length} are missing.`);
  for (const { name, reason } of checkpoints.missing.slice(0, maxNames)) console.log(`  - ${name}: ${reason}`);
  if (checkpoints.unknownFolders.length > 0) {
    console.log(`  Folders that this database does not know, left alone: ${checkpoints.unknownFolders.length}`);
    for (const folder of checkpoints.unknownFolders.slice(0, maxNames)) console.log(`  - ${folder}`);
  }
});
