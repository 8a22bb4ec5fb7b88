import { unexpectedView, unreachableView } from '@/lib/errors/browser-error';
import type { ErrorView } from '@/lib/errors/error-view';

/** A failed request, with what the server says of it. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  constructor(readonly view: ErrorView) {
    super(view.title);
  }
}

/**
 * The response of a route: of its GET, or with a body of its POST, which keeps what is asked out of addresses.
 * @throws AnswerError with the server's own error, or `app/unreachable` when none came back. Aborts pass through.
 */
export async function fetchAnswer(url: string, signal: AbortSignal, body?: unknown): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, body === undefined ? { signal } : { signal, ...asPost(body) });
  } catch (error) {
    if (signal.aborted) throw error;
    throw unreachable('The server did not answer.');
  }
  if (response.ok) return response;
  throw new AnswerError((await errorOf(response)) ?? unreachable(`The server answered ${response.status}.`).view);
}

const asPost = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** What a request failed with, as error cards show it. */
export function errorViewOf(error: unknown): ErrorView {
  if (error instanceof AnswerError) return error.view;
  // Said in the console as well: a card shows no stack.
  console.error(error);
  return unexpectedView(error);
}

/** An answer that did not come, or not to its end. */
export function unreachable(detail: string): AnswerError {
  return new AnswerError(unreachableView(detail));
}

async function errorOf(response: Response): Promise<ErrorView | null> {
  const body = (await response.json().catch(() => null)) as { error?: unknown } | null;
  const error = body?.error;
  if (typeof error === 'string') return unreachable(error).view;
  return typeof error === 'object' && error !== null && 'code' in error ? (error as ErrorView) : null;
}
