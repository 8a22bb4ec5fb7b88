import 'server-only';
import type { ErrorView } from '@/lib/errors/error-view';
import { redactText } from './redact';

/** An error as it may be stored and shown: what tools and servers said in it may hold secrets. */
export function redactError(error: ErrorView, values: readonly string[] = []): ErrorView {
  const clean = (text: string) => redactText(text, values);
  return {
    ...error,
    detail: clean(error.detail),
    remedy: error.remedy.map(clean),
    decisiveLine: error.decisiveLine === null ? null : clean(error.decisiveLine),
    ...(error.context ? { context: error.context.map(clean) } : {}),
    logTail: error.logTail.map(clean),
  };
}
