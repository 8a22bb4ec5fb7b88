import 'server-only';

/** Nobody is kept waiting for longer, whatever goes on. */
export const longestMs = 500;

/**
 * Lets a run go before those who only look, from the click to the start of its command: its own steps there take some
 * ten milliseconds each, and would otherwise wait in line with every page that is rendered in between.
 */
export class HeadStart {
  private readonly ahead = new Set<symbol>();
  private readonly waiting = new Set<() => void>();

  /** Somebody goes ahead now. @returns the function that ends it; it ends by itself after `longestMs`. */
  give(): () => void {
    const one = Symbol('ahead');
    const end = () => {
      clearTimeout(timer);
      this.ahead.delete(one);
      if (this.ahead.size === 0) for (const goOn of this.waiting) goOn();
    };
    const timer = setTimeout(end, longestMs);
    timer.unref();
    this.ahead.add(one);
    return end;
  }

  /** Resolves when nobody is ahead, at once or after `longestMs` at most. */
  over(): Promise<void> {
    if (this.ahead.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const goOn = () => {
        clearTimeout(timer);
        this.waiting.delete(goOn);
        resolve();
      };
      // One after the other may go ahead.
      const timer = setTimeout(goOn, longestMs);
      this.waiting.add(goOn);
    });
  }
}

// The gate before requests, pages and actions are bundled apart; in one process they make way for the same runs.
const key = Symbol.for('gpu-load.head-start');
const holder = globalThis as { [key]?: HeadStart };
const headStart = () => (holder[key] ??= new HeadStart());

/** A run goes ahead of those who look. @returns the function that ends it; it ends by itself after `longestMs`. */
export const giveHeadStart = (): (() => void) => headStart().give();

/** Waits, for `longestMs` at most, while a run goes ahead. */
export const headStartOver = (): Promise<void> => headStart().over();
