'use server';
import type { RetentionPreview } from '@/lib/domain/retention';
import { retentionSchema } from '@/lib/domain/retention-schema';
import type { Result } from '@/lib/errors/error-view';
import { applyRetention, previewRetention, saveRetention } from '@/lib/runs/retention';
import { act } from './act';

/** What a setting would take now. Nothing is changed. */
export async function showRetention(input: unknown): Promise<Result<RetentionPreview>> {
  return act(retentionSchema, input, (retention) => previewRetention(retention));
}

/** Stores a setting and applies it at once. @returns how many runs lost their log. */
export async function keepRetention(input: unknown): Promise<Result<{ runs: number }>> {
  return act(retentionSchema, input, async (retention) => {
    await saveRetention(retention);
    return { runs: await applyRetention() };
  });
}
