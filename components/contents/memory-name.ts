import type { ProcessMemory } from '@/lib/domain/contents/mapping-view';

/** What addresses call the memory of a process: its pid, or `shared`. */
export function memoryKey({ pid }: Pick<ProcessMemory, 'pid'>): string {
  return pid === null ? 'shared' : String(pid);
}

/** "python3 (1)"; memory that no single process owns is shared memory. */
export function memoryName({ pid, comm }: Pick<ProcessMemory, 'pid' | 'comm'>): string {
  if (pid === null) return 'Shared between processes';
  return comm === null ? `Process ${pid}` : `${comm} (${pid})`;
}
