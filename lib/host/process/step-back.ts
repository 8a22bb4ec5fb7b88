import 'server-only';
import { readFileSync } from 'node:fs';
import os from 'node:os';

/** How much nicer than usual: the scheduler then gives a tenth of what it gives to others that want the same core. */
const step = 10;
const nicest = 19;
const capSysNice = 23n;

/** What stepping back needs of the system. */
export interface PriorityIo {
  get: () => number;
  set: (priority: number) => void;
  /** `/proc/self/status`: only who has CAP_SYS_NICE can take its priority back. */
  status: () => string;
}

/** Lets others go first, for as long as anybody asks for it. */
export class Steps {
  private usual: number | null = null;
  private count = 0;

  constructor(private readonly io: PriorityIo) {}

  /** Lowers the priority of this process's main thread. @returns the function that ends it. */
  back(): () => void {
    if (!this.canReturn()) return () => undefined;
    this.usual ??= this.io.get();
    this.count += 1;
    this.apply();
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.count -= 1;
      this.apply();
    };
  }

  /**
   * Calls `start`, which starts a process at once, with the usual priority: a process has that of the thread that
   * starts it, and so have all that it starts, a restored container among them.
   */
  forward<T>(start: () => T): T {
    if (this.count === 0) return start();
    const { count } = this;
    this.count = 0;
    this.apply();
    try {
      return start();
    } finally {
      this.count = count;
      this.apply();
    }
  }

  private apply(): void {
    if (this.usual === null) return;
    this.io.set(this.count > 0 ? Math.min(nicest, this.usual + step) : this.usual);
  }

  private canReturn(): boolean {
    const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(this.io.status())?.[1];
    return effective !== undefined && ((BigInt(`0x${effective}`) >> capSysNice) & 1n) === 1n;
  }
}

// Pages, routes and actions are bundled apart; a process has one priority.
const key = Symbol.for('gpu-load.steps');
const holder = globalThis as { [key]?: Steps };
const steps = () =>
  (holder[key] ??= new Steps({
    get: () => os.getPriority(),
    // By the process's own id, which Linux takes for its main thread: garbage is still collected at full speed.
    set: (priority) => os.setPriority(process.pid, priority),
    status: () => readFileSync('/proc/self/status', 'utf8'),
  }));

/** The server steps back behind a command that is timed, where it may. @returns the function that ends it. */
export const stepBack = (): (() => void) => steps().back();

/** Starts a process with the priority that the server has usually. `start` must start it before it returns. */
export const atUsualPriority = <T>(start: () => T): T => steps().forward(start);
