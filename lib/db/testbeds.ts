import 'server-only';
import { createHash } from 'node:crypto';
import type { Testbed } from '@/lib/domain/testbed';
import { canonicalJson } from './canonical-json';
import { db } from './client';

/** The row of a machine's facts; equal facts have the same id. */
export function testbedRow(facts: Testbed): { id: string; facts: string } {
  const text = canonicalJson(facts);
  return { id: createHash('sha256').update(text).digest('hex'), facts: text };
}

/** Stores the facts of a machine once, however often they are seen, and returns their id. */
export async function saveTestbed(facts: Testbed): Promise<string> {
  const row = testbedRow(facts);
  await db().testbed.upsert({ where: { id: row.id }, create: row, update: {} });
  return row.id;
}
