'use server';
import { z } from 'zod';
import { isCriuConfigCode, type CriuConfigCode } from '@/lib/domain/remedies/criu-config-lines';
import type { CriuConfigView } from '@/lib/domain/remedies/criu-config-view';
import type { Result } from '@/lib/errors/error-view';
import { applyCriuConfig, previewCriuConfig } from '@/lib/runs/fix-criu-config';
import { act } from './act';

const code = z.custom<CriuConfigCode>((value) => typeof value === 'string' && isCriuConfigCode(value));
const previewSchema = z.object({ code });
const applySchema = z.object({
  code,
  /** The file as the person was shown it. */
  seen: z.string().max(100_000),
});

/** What the remedy of a cause would change in CRIU's settings. Changes nothing. */
export async function previewCriuFix(input: unknown): Promise<Result<CriuConfigView>> {
  return act(previewSchema, input, (valid) => previewCriuConfig(valid.code));
}

/** Adds the line of a cause's remedy to CRIU's settings. */
export async function applyCriuFix(input: unknown): Promise<Result<CriuConfigView>> {
  return act(applySchema, input, (valid) => applyCriuConfig(valid.code, valid.seen));
}
