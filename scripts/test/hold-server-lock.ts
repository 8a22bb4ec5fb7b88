import 'server-only';
import { holdServerLock } from '@/lib/db/server-lock';
import { toErrorView } from '@/lib/errors/to-error-view';

/** Takes the lock of the data folder, says so, and holds it until it is killed: a server, as its lock sees it. */
try {
  await holdServerLock(process.argv[2] ?? '');
  console.log('held');
  setInterval(() => undefined, 60_000);
} catch (error) {
  console.log(JSON.stringify(toErrorView(error)));
  process.exitCode = 1;
}
