'use server';
import { z } from 'zod';
import { shareInputSchema, slugSchema, type ShareView } from '@/lib/domain/share';
import type { Result } from '@/lib/errors/error-view';
import { listShares as list, makeShare, revokeShare as revoke } from '@/lib/queries/shares';
import { act } from './act';

/** Makes a read-only link to a run, a benchmark, or several side by side. */
export async function createShare(input: unknown): Promise<Result<ShareView>> {
  return act(shareInputSchema, input, makeShare);
}

/** The links to exactly these runs that work. */
export async function listShares(input: unknown): Promise<Result<ShareView[]>> {
  return act(shareInputSchema.pick({ runIds: true }), input, ({ runIds }) => list(runIds));
}

/** Ends a link. */
export async function revokeShare(input: unknown): Promise<Result<null>> {
  return act(z.object({ slug: slugSchema }), input, async ({ slug }) => {
    await revoke(slug);
    return null;
  });
}
