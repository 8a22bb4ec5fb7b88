'use client';
import { useCallback, useEffect, useState } from 'react';
import { callAction } from '@/lib/client/call-action';
import type { RestoreInput } from '@/lib/domain/options';
import type { ReadinessRow } from '@/lib/domain/readiness/readiness-row';
import type { Result } from '@/lib/errors/error-view';

export type ReadinessAction = (input: unknown) => Promise<Result<ReadinessRow[]>>;

/** Options are changed one after the other; the host is asked when nothing was changed for this long. */
const settleMs = 400;

export interface Readiness {
  /** null until the host has answered; stays while it is asked again. */
  result: Result<ReadinessRow[]> | null;
  isAsking: boolean;
  askAgain: () => void;
}

/** Asks the host whether a restore would work, again after each change of what is asked for. */
export function useReadiness(input: RestoreInput | null, action: ReadinessAction): Readiness {
  const key = input === null ? null : JSON.stringify(input);
  const [answer, setAnswer] = useState<{ key: string; result: Result<ReadinessRow[]> } | null>(null);
  const [round, setRound] = useState(0);
  const [answeredRound, setAnsweredRound] = useState(0);
  useEffect(() => {
    if (key === null) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void callAction(action(JSON.parse(key))).then((result) => {
        if (!isCurrent) return;
        setAnswer({ key, result });
        setAnsweredRound(round);
      });
    }, settleMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [key, action, round]);
  const askAgain = useCallback(() => setRound((before) => before + 1), []);
  const isAsking = key !== null && (answer?.key !== key || answeredRound !== round);
  return { result: key === null ? null : (answer?.result ?? null), isAsking, askAgain };
}
