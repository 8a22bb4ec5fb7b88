import 'server-only';
import { db } from './client';

/** How many restores of a checkpoint there are, however they ended, and how many of them succeeded. */
export async function countRestores(checkpointId: string): Promise<{ all: number; succeeded: number }> {
  const where = { kind: 'restore', checkpointId };
  const [all, succeeded] = await Promise.all([
    db().run.count({ where }),
    db().run.count({ where: { ...where, status: 'succeeded' } }),
  ]);
  return { all, succeeded };
}
