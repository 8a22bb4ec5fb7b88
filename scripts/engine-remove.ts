import 'server-only';
import { removeEngine } from '@/lib/host/engine/remove';

const isAll = process.argv.includes('--all');
try {
  await removeEngine({ isAll, say: (line) => console.log(line) });
  console.log(
    isAll
      ? 'Everything was removed.'
      : 'The engine was removed. Checkpoints on disk and the database stay; --all takes them too.',
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
