'use client';
import { useState } from 'react';
import { callAction } from '@/lib/client/call-action';
import type { ErrorView, Result } from '@/lib/errors/error-view';

export type CancelAction = (input: unknown) => Promise<Result<null>>;

/** An answer that takes longer is taken for none, so that the button can be used again. */
const answerTimeoutMs = 15_000;

export type CancelState =
  { step: 'idle' } | { step: 'asking' } | { step: 'asked' } | { step: 'refused'; error: ErrorView };

/** Asking a run to stop, from the click to the answer. What became of the run is told by the run itself. */
export function useCancel(runId: string, action: CancelAction): { cancel: CancelState; askToCancel: () => void } {
  const [cancel, setCancel] = useState<CancelState>({ step: 'idle' });
  const askToCancel = async () => {
    setCancel({ step: 'asking' });
    const result = await callAction(Promise.race([action({ runId }), noAnswer()]));
    setCancel(result.ok ? { step: 'asked' } : { step: 'refused', error: result.error });
  };
  return { cancel, askToCancel: () => void askToCancel() };
}

function noAnswer(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${answerTimeoutMs} ms`)), answerTimeoutMs);
  });
}
