import { checkpointForms, storageKinds } from '@/lib/domain/checkpoint-kinds';
import { checkpointStates, type CheckpointView } from '@/lib/domain/views';

export const sorts = ['newest', 'name', 'size', 'last-restore'] as const;
export type Sort = (typeof sorts)[number];

/** What the inventory shows, and in which order. */
export interface InventoryFilter {
  /** A part of the name. */
  name?: string | undefined;
  spec?: string | undefined;
  state?: (typeof checkpointStates)[number] | undefined;
  storage?: (typeof storageKinds)[number] | undefined;
  form?: (typeof checkpointForms)[number] | undefined;
  golden?: 'only' | undefined;
  sort: Sort;
}

const longestText = 128;

/** The filter of a query. It lives in the URL: unknown or bad values are dropped, not refused. */
export function readInventoryFilter(query: Readonly<Record<string, string>>): InventoryFilter {
  const oneOf = <T extends string>(name: string, values: readonly T[]) => values.find((value) => value === query[name]);
  const text = (name: string) => {
    const value = query[name];
    return value === undefined || value.length > longestText ? undefined : value;
  };
  return {
    name: text('name'),
    spec: text('spec'),
    state: oneOf('state', checkpointStates),
    storage: oneOf('storage', storageKinds),
    form: oneOf('form', checkpointForms),
    golden: oneOf('golden', ['only']),
    sort: oneOf('sort', sorts) ?? 'newest',
  };
}

/** The filter as a query string without "?"; what is not set and the default order are left out. */
export function inventoryQuery({ sort, ...conditions }: InventoryFilter): string {
  const set = Object.entries(conditions).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return new URLSearchParams(sort === 'newest' ? set : [...set, ['sort', sort]]).toString();
}

/** True when the filter leaves checkpoints out. */
export function isNarrowed(filter: InventoryFilter): boolean {
  return inventoryQuery({ ...filter, sort: 'newest' }) !== '';
}

/** The checkpoints that match, in the order asked for. */
export function inventoryRows(checkpoints: readonly CheckpointView[], filter: InventoryFilter): CheckpointView[] {
  const part = filter.name?.toLowerCase() ?? '';
  return checkpoints
    .filter(
      (c) =>
        c.name.toLowerCase().includes(part) &&
        (!filter.spec || c.specName === filter.spec) &&
        (!filter.state || c.state === filter.state) &&
        (!filter.storage || c.storage === filter.storage) &&
        (!filter.form || c.form === filter.form) &&
        (!filter.golden || c.isGolden),
    )
    .sort(orders[filter.sort]);
}

const newestFirst = (a: string | null, b: string | null) => (b ?? '').localeCompare(a ?? '');
const orders: Record<Sort, (a: CheckpointView, b: CheckpointView) => number> = {
  newest: (a, b) => newestFirst(a.createdAt, b.createdAt),
  name: (a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }),
  size: (a, b) => b.sizeBytes - a.sizeBytes,
  // Never restored: last.
  'last-restore': (a, b) => newestFirst(a.lastRestoreAt, b.lastRestoreAt),
};

/** Bytes that checkpoints take, in all and by where they lie. */
export function inventoryBytes(checkpoints: readonly CheckpointView[]): { all: number; disk: number; ram: number } {
  const sum = (storage: CheckpointView['storage']) =>
    checkpoints.filter((c) => c.storage === storage).reduce((bytes, c) => bytes + c.sizeBytes, 0);
  const [disk, ram] = [sum('disk'), sum('ram')];
  return { all: disk + ram, disk, ram };
}
