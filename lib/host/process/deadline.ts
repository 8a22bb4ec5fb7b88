import 'server-only';

/** A signal that aborts with another one or when its time is over, whichever comes first. */
export interface Deadline {
  signal: AbortSignal;
  /** True when its own time was over, rather than the other signal's. */
  isOver: () => boolean;
  /** Ends the timer; to be called when the work is done. */
  release: () => void;
}

/**
 * Limits work to a time and to a signal. Not `AbortSignal.any([signal, AbortSignal.timeout(ms)])`: nothing holds
 * the inner signal but a weak reference, and once it is collected the time is never over (nodejs/node#57736,
 * seen with Node 20.20.2).
 */
export function deadline(outer: AbortSignal, timeoutMs: number): Deadline {
  const controller = new AbortController();
  let isOver = false;
  const onOuter = () => controller.abort(outer.reason);
  if (outer.aborted) onOuter();
  else outer.addEventListener('abort', onOuter, { once: true });
  const timer = setTimeout(() => {
    isOver = true;
    controller.abort(new DOMException(`took longer than ${timeoutMs / 1000} s`, 'TimeoutError'));
  }, timeoutMs);
  return {
    signal: controller.signal,
    isOver: () => isOver,
    release: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', onOuter);
    },
  };
}
