import 'server-only';
import type { ValueBudget } from '@/lib/archive/criu/decode';
import type { ImageName, ImageRecords } from '@/lib/archive/criu/image-types';
import type { Pagemap } from '@/lib/archive/criu/read-pagemap';

/** A page table and whose it is. */
export interface OwnedPagemap extends Pagemap {
  /** The file of the table. */
  imageFile: string;
  /** Null: of shared memory. */
  pid: number | null;
  /** Of shared memory: its id. */
  shmid: string | null;
}

/** All that was decoded of a checkpoint. */
export interface Images {
  /** Records by image and id: `records('mm', 7)`; none when there is no such image. */
  records: <Name extends ImageName>(name: Name, id?: number) => ImageRecords[Name][];
  /** Ids of the images of one sort. */
  ids: (name: ImageName) => number[];
  add: <Name extends ImageName>(name: Name, id: number, records: ImageRecords[Name][]) => void;
  pagemaps: OwnedPagemap[];
  budget: ValueBudget;
}

/** Of all images of a checkpoint together: the mappings of some hundred large processes, or some 500 MB of memory. */
const maxValues = 2_000_000;

export function emptyImages(): Images {
  const stored = new Map<ImageName, Map<number, unknown[]>>();
  return {
    records: <Name extends ImageName>(name: Name, id = 0) => (stored.get(name)?.get(id) ?? []) as ImageRecords[Name][],
    ids: (name) => [...(stored.get(name)?.keys() ?? [])].sort((a, b) => a - b),
    add: (name, id, records) => {
      const byId = stored.get(name) ?? new Map<number, unknown[]>();
      stored.set(name, byId.set(id, records));
    },
    pagemaps: [],
    budget: { left: maxValues },
  };
}
