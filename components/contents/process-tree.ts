import type { ProcessView } from '@/lib/domain/contents/process-view';

export interface TreeProcess {
  process: ProcessView;
  /** 0: a root. */
  depth: number;
}

/** Processes in the order of their tree, each below its parent. One whose parent is not there is a root. */
export function processTree(processes: readonly ProcessView[]): TreeProcess[] {
  const pids = new Set(processes.map(({ pid }) => pid));
  const childrenOf = new Map<number, ProcessView[]>();
  for (const process of processes) {
    const parent = pids.has(process.ppid) && process.ppid !== process.pid ? process.ppid : 0;
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), process]);
  }
  const ordered: TreeProcess[] = [];
  const seen = new Set<ProcessView>();
  const visit = (process: ProcessView, depth: number) => {
    if (seen.has(process)) return;
    seen.add(process);
    ordered.push({ process, depth });
    for (const child of childrenOf.get(process.pid) ?? []) visit(child, depth + 1);
  };
  for (const root of childrenOf.get(0) ?? []) visit(root, 0);
  // Damaged images may have parents in a circle: every process is listed nevertheless.
  for (const process of processes) visit(process, 0);
  return ordered;
}
