import 'server-only';
import { db } from './client';

/** Id of the machine the server runs on. */
export const localHostId = 'local';

/** Makes sure that the row of this machine exists and has its present name. */
export async function ensureLocalHost(name: string): Promise<{ id: typeof localHostId; name: string }> {
  await db().host.upsert({ where: { id: localHostId }, create: { id: localHostId, name }, update: { name } });
  return { id: localHostId, name };
}
