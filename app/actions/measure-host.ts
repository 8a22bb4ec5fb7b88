'use server';
import { z } from 'zod';
import type { Result } from '@/lib/errors/error-view';
import { measureHost as submit } from '@/lib/runs/measure-host';
import type { SubmittedRun } from '@/lib/runs/orchestrator';
import { act } from './act';

/** Queues the measuring of this host's limits; refused while a benchmark is under way. */
export async function measureHost(): Promise<Result<SubmittedRun>> {
  return act(z.undefined(), undefined, submit);
}
