import 'server-only';
import { createHash } from 'node:crypto';
import type { Testbed } from '@/lib/domain/testbed';
import { canonicalJson } from './canonical-json';
import { db } from './client';

/** Stores the facts of a machine once, however often they are seen, and returns their id. */
export async function saveTestbed(facts: Testbed): Promise<string> {
  const text = canonicalJson(facts);
  const id = createHash('sha256').update(text).digest('hex');
  await db().testbed.upsert({ where: { id }, create: { id, facts: text }, update: {} });
  return id;
}
