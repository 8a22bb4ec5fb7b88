'use server';
import { z } from 'zod';
import type { Result } from '@/lib/errors/error-view';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import { submitRun, type SubmittedRun } from '@/lib/runs/orchestrator';
import { act } from './act';

/** Queues the whole demo: a golden checkpoint of the demo server, then a restore from it. */
export async function runDemo(): Promise<Result<SubmittedRun>> {
  return act(z.undefined(), undefined, () => submitRun({ kind: 'demo', input: { specId: demoSpecId } }));
}
