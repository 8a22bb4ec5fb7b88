import { checkpointForms, storageKinds } from './checkpoint-kinds';
import { checkpointStates } from './views';

export const inventorySorts = ['newest', 'name', 'size', 'last-restore'] as const;
export type InventorySort = (typeof inventorySorts)[number];

/** Which checkpoints the inventory shows, in which order, and which page of them. */
export interface InventoryFilter {
  /** A part of the name. */
  name?: string | undefined;
  spec?: string | undefined;
  state?: (typeof checkpointStates)[number] | undefined;
  storage?: (typeof storageKinds)[number] | undefined;
  form?: (typeof checkpointForms)[number] | undefined;
  golden?: 'only' | undefined;
  sort: InventorySort;
  /** From 1. */
  page: number;
}

const longestText = 128;
const mostPages = 100_000;

/** The filter of a query. It lives in the URL: unknown or bad values are dropped, not refused. */
export function readInventoryFilter(query: Readonly<Record<string, string | string[] | undefined>>): InventoryFilter {
  const oneOf = <T extends string>(name: string, values: readonly T[]) => values.find((value) => value === query[name]);
  const text = (name: string) => {
    const value = query[name];
    return typeof value !== 'string' || value.length > longestText ? undefined : value;
  };
  return {
    name: text('name'),
    spec: text('spec'),
    state: oneOf('state', checkpointStates),
    storage: oneOf('storage', storageKinds),
    form: oneOf('form', checkpointForms),
    golden: oneOf('golden', ['only']),
    sort: oneOf('sort', inventorySorts) ?? 'newest',
    page: pageNumber(text('page')),
  };
}

function pageNumber(text: string | undefined): number {
  const page = Number(text ?? '1');
  return Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1;
}

/** The filter as a query; what is not set, the default order and the first page are left out. */
export function inventoryQuery({ sort, page, ...conditions }: InventoryFilter): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(conditions).filter((entry): entry is [string, string] => Boolean(entry[1]))),
    ...(sort === 'newest' ? {} : { sort }),
    ...(page === 1 ? {} : { page: String(page) }),
  };
}

/** True when the filter leaves checkpoints out. */
export function isNarrowed(filter: InventoryFilter): boolean {
  return Object.keys(inventoryQuery({ ...filter, sort: 'newest', page: 1 })).length > 0;
}
