import { Boxes, Camera, ChartNoAxesCombined, ListChecks, Play, RotateCcw } from 'lucide-react';
import type { JumpTarget } from '@/lib/domain/jump-target';
import type { ContainerState } from '@/lib/domain/live';
import { paths } from '@/lib/paths';
import type { PaletteEntry } from './palette-entry';

const kinds: Record<JumpTarget['kind'], Pick<PaletteEntry, 'group' | 'icon'> & { href: (id: string) => string }> = {
  checkpoint: { group: 'Checkpoints', icon: Camera, href: paths.checkpoint },
  run: { group: 'Runs', icon: Play, href: (id) => paths.run(id) },
  benchmark: { group: 'Benchmarks', icon: ChartNoAxesCombined, href: paths.benchmark },
  spec: { group: 'Specs', icon: ListChecks, href: paths.spec },
};

/** The pages of what the server found, and for each checkpoint that can be restored the command that does it. */
export function targetEntries(targets: readonly JumpTarget[]): PaletteEntry[] {
  const restores = targets.filter(({ isRestorable }) => isRestorable).map(restoreEntry);
  return [...restores, ...targets.map(pageEntry)];
}

/** The logs of this host's containers. */
export function containerEntries(containers: readonly ContainerState[]): PaletteEntry[] {
  return containers.map(({ id, name, state }) => ({
    id: `container ${id}`,
    group: 'Containers',
    label: name,
    detail: state,
    words: 'log',
    icon: Boxes,
    go: { href: paths.containerLog(name) },
  }));
}

function pageEntry({ kind, id, name, detail, at }: JumpTarget): PaletteEntry {
  const { group, icon, href } = kinds[kind];
  return { id: `${kind} ${id}`, group, label: name, detail, at, icon, go: { href: href(id) } };
}

/** Goes to the form, which says what it would do and what speaks against it. */
function restoreEntry({ id, name, detail, at }: JumpTarget): PaletteEntry {
  return {
    id: `restore ${id}`,
    group: 'Actions',
    label: `Restore ${name}`,
    detail,
    at,
    icon: RotateCcw,
    go: { href: paths.newRun({ kind: 'restore', checkpoint: id }) },
  };
}
