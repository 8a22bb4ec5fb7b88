import 'server-only';
import type { z } from 'zod';
import { db } from './client';

/** Reads a setting; the fallback stands in for one that is missing or no longer valid. */
export async function getSetting<T extends z.ZodType>(
  key: string,
  schema: T,
  fallback: z.output<T>,
): Promise<z.output<T>> {
  const row = await db().setting.findUnique({ where: { key } });
  if (!row) return fallback;
  const parsed = schema.safeParse(JSON.parse(row.value));
  return parsed.success ? parsed.data : fallback;
}

/** Stores a setting; the value must be JSON. */
export async function setSetting(key: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await db().setting.upsert({ where: { key }, create: { key, value: text }, update: { value: text } });
}
