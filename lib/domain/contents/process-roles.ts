import { matchThings, type Key, type Matched } from './match-things';
import type { ProcessView } from './process-view';

/** Names by pid. */
type Roles = ReadonlyMap<number, string>;

export interface MatchedProcesses {
  matched: Matched<ProcessView>;
  left: Roles;
  right: Roles;
}

const text = (parts: readonly unknown[]): string => JSON.stringify(parts);
const commandKey = ({ arguments: argv, executable }: ProcessView) => (argv === null ? null : text([argv, executable]));

/**
 * Matches processes by what they run, not by pid: command line and place in the tree first, then the command line
 * alone, then the executable, then the name. What was matched gets one name for both sides.
 */
export function matchProcesses(left: readonly ProcessView[], right: readonly ProcessView[]): MatchedProcesses {
  const parents = new Map<ProcessView, ProcessView | undefined>();
  for (const list of [left, right]) {
    const byPid = new Map(list.map((process) => [process.pid, process]));
    for (const process of list) parents.set(process, byPid.get(process.ppid));
  }
  const inTree: Key<ProcessView> = (process) => {
    const parent = parents.get(process);
    const own = commandKey(process);
    return own === null ? null : text([own, parent ? commandKey(parent) : null, process.workingFolder]);
  };
  const byExecutable: Key<ProcessView> = ({ executable, comm }) =>
    executable === null ? null : text([executable, comm]);
  const matched = matchThings(left, right, [inTree, commandKey, byExecutable, ({ comm }) => comm]);
  return { matched, ...rolesOf(matched) };
}

function rolesOf({ pairs, onlyLeft, onlyRight }: Matched<ProcessView>): { left: Roles; right: Roles } {
  const used = new Map<string, number>();
  const roleOf = ({ comm, executable }: ProcessView): string => {
    const name = comm ?? executable ?? 'process';
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return count === 1 ? name : `${name} #${count}`;
  };
  const roles = { left: new Map<number, string>(), right: new Map<number, string>() };
  for (const pair of pairs) {
    const role = roleOf(pair.right);
    roles.left.set(pair.left.pid, role);
    roles.right.set(pair.right.pid, role);
  }
  for (const process of onlyLeft) roles.left.set(process.pid, roleOf(process));
  for (const process of onlyRight) roles.right.set(process.pid, roleOf(process));
  return roles;
}
