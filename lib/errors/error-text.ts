import type { AppError } from './app-error';

/** An error as a terminal shows it: what happened, then one step of its remedy on each line. */
export function errorText({ message, remedy }: AppError): string {
  return [`✗ ${message}`, ...remedy.map((step) => `  → ${step}`)].join('\n');
}
