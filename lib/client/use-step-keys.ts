'use client';
import { useKeys } from './use-keys';

/** Calls `onStep` with 1 when J is pressed and with -1 for K, unless the key is meant for a field or a menu. */
export function useStepKeys(onStep: (by: 1 | -1) => void): void {
  const [next, previous] = [() => onStep(1), () => onStep(-1)];
  useKeys({ j: next, J: next, k: previous, K: previous });
}
