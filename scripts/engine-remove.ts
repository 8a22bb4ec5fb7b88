import 'server-only';
import { removeEngine } from '@/lib/host/engine/remove';

/** `npm run engine:remove`: takes the embedded engine away; with `-- --all` everything of the data folder. */
async function main(): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error('Only root can take the engine away. Run: sudo npm run engine:remove');
  const isAll = process.argv.includes('--all');
  const freedBytes = await removeEngine({ isAll, say: (line) => console.log(`… ${line}`) });
  if (freedBytes === 0) {
    console.log('There is no embedded engine here.');
    return;
  }
  const rest = isAll
    ? 'Everything was removed.'
    : 'Checkpoints, runs and the database stay; `-- --all` takes them too.';
  console.log(`✓ The engine was removed: ${(freedBytes / 1024 ** 2).toFixed(0)} MiB came free. ${rest}`);
}

try {
  await main();
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
