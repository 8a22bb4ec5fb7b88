import 'server-only';
import { z } from 'zod';
import { refuseAction } from '@/lib/auth/verify';
import { AppError } from '@/lib/errors/app-error';
import type { Result } from '@/lib/errors/error-view';
import { fail, ok } from '@/lib/errors/to-result';

/** Validates what a browser sent, runs the verb, and returns a Result: an action never throws to the browser. */
export async function act<S extends z.ZodType, T>(
  schema: S,
  input: unknown,
  work: (input: z.output<S>) => Promise<T>,
): Promise<Result<T>> {
  // The proxy has checked already; an action that changes a host checks again.
  const refusal = await refuseAction();
  if (refusal !== null) return fail(refusal);
  const parsed = schema.safeParse(input);
  if (!parsed.success) return fail(new AppError('input/invalid', z.prettifyError(parsed.error)));
  try {
    return ok(await work(parsed.data));
  } catch (error) {
    return fail(error);
  }
}
