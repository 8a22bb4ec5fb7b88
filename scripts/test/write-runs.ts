import 'server-only';
import { appendLog } from '@/lib/db/run-events';
import { createRun, updateRun } from '@/lib/db/runs';

/** Writes runs with logs into the database until it is killed, as a busy server does. Says so after the first. */
for (let i = 0; ; i += 1) {
  const run = await createRun({ kind: 'stop', title: `Writer ${i}`, hostId: 'local', options: {}, phases: ['stop'] });
  await updateRun(run.id, { status: 'running', startedAt: new Date() });
  await appendLog(run.id, [
    { source: 'product', text: 'one' },
    { source: 'engine', text: 'x'.repeat(2_000) },
  ]);
  await updateRun(run.id, { status: 'succeeded', finishedAt: new Date() });
  if (i === 0) console.log('writing');
}
