'use server';
import { z } from 'zod';
import { idSchema } from '@/lib/domain/names';
import { slugSchema, type ShareView } from '@/lib/domain/share';
import type { Result } from '@/lib/errors/error-view';
import { listShares as list, makeShare, revokeShare as revoke } from '@/lib/queries/shares';
import { act } from './act';

/** Makes a read-only link to a run or a benchmark. */
export async function createShare(input: unknown): Promise<Result<ShareView>> {
  return act(z.object({ runId: idSchema, showsHostname: z.boolean() }), input, makeShare);
}

/** The links to a run that work. */
export async function listShares(input: unknown): Promise<Result<ShareView[]>> {
  return act(z.object({ runId: idSchema }), input, ({ runId }) => list(runId));
}

/** Ends a link. */
export async function revokeShare(input: unknown): Promise<Result<null>> {
  return act(z.object({ slug: slugSchema }), input, async ({ slug }) => {
    await revoke(slug);
    return null;
  });
}
