import { statFields } from '@/lib/host/process/stat-fields';

/** What /proc said of one process at one look. */
export interface ProcessTexts {
  pid: number;
  stat: string;
  cmdline: string;
  /** The kernel function that it sleeps in; empty or `0` where the kernel does not say. */
  wchan: string;
}

/** How many looks in a row must show the same, a second apart, before a command is called stalled. */
export const looksUntilStalled = 5;

interface Process {
  pid: number;
  parent: number;
  name: string;
  state: string;
  ticks: number;
  wchan: string;
}

/** A sign that nobody is left to finish the work, the same at every look as long as nothing moves. */
interface StallSign {
  sign: string;
  /** Who waits in vain, and what is left below them. */
  pids: number[];
}

/**
 * Looks once at the monitors of a container and their descendants. Three ways to wait for ever were seen (podman 5.8,
 * conmon 2.2, runc 1.3): a conmon whose runtime was killed; the same when the container lives already, as conmon then
 * reads what the runtime had to say from a pipe that the container holds open; and a runc whose CRIU was killed. That
 * one is a zombie which runc does not reap, since half-restored processes hold the other end of the socket that runc
 * reads from.
 * @returns null when somebody is at work.
 */
export function findStall(texts: readonly ProcessTexts[], container: string): StallSign | null {
  const processes = texts.map(parse).filter((one) => one !== null);
  const monitors = texts
    .filter(({ cmdline }) => {
      const argv = cmdline.split('\0');
      return argv[0]?.endsWith('conmon') && argv.includes(container);
    })
    .flatMap(({ pid }) => processes.filter((one) => one.pid === pid));
  if (monitors.length === 0) return null;
  const childrenOf = ({ pid }: Process) => processes.filter(({ parent }) => parent === pid);
  const signs = monitors.map((monitor) => signOf(monitor, childrenOf));
  if (signs.includes(null)) return null;
  const below = monitors.flatMap((monitor) => descendants(monitor, childrenOf));
  return { sign: signs.join('; '), pids: [...monitors, ...below].map(({ pid }) => pid) };
}

/** True when the last looks all showed the same sign. */
export function isStalled(signs: readonly (string | null)[]): boolean {
  const last = signs.slice(-looksUntilStalled);
  return last.length === looksUntilStalled && last[0] !== null && last.every((sign) => sign === last[0]);
}

function signOf(monitor: Process, childrenOf: (one: Process) => Process[]): string | null {
  const living = childrenOf(monitor).filter(isAlive);
  if (living.length === 0) return `${monitor.pid} has no living child`;
  // Where all is well it waits in its loop, not in a read.
  const isReading = /pipe_(read|wait)/.test(monitor.wchan);
  if (isReading && !living.some(({ name }) => isRuntime(name)))
    return `${monitor.pid} reads from a runtime that is gone`;
  const signs = living.map((runtime) => {
    if (runtime.name !== 'runc' || runtime.state !== 'S') return null;
    const children = childrenOf(runtime);
    const deadCriu = children.find(({ name, state }) => name === 'criu' && state === 'Z');
    if (deadCriu) return `${runtime.pid} waits for CRIU ${deadCriu.pid}, which is dead`;
    // Before its CRIU is there, and after, a runtime works itself.
    return children.some(isAlive) ? null : `${runtime.pid} has no living child, at ${runtime.ticks} ticks`;
  });
  return signs.includes(null) ? null : signs.join(', ');
}

function descendants(of: Process, childrenOf: (one: Process) => Process[]): Process[] {
  return childrenOf(of).flatMap((child) => [child, ...descendants(child, childrenOf)]);
}

const isRuntime = (name: string) => name === 'runc' || name === 'crun';

const isAlive = ({ state }: Process) => state !== 'Z' && state !== 'X';

function parse({ pid, stat, wchan }: ProcessTexts): Process | null {
  const fields = statFields(stat);
  if (fields === null) return null;
  return {
    pid,
    name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
    state: fields[0] ?? '',
    parent: Number(fields[1]),
    ticks: Number(fields[11]) + Number(fields[12]),
    wchan,
  };
}
