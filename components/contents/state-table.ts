import type { Cell, Row } from './rows-table';

/** A table of the page about what is in a checkpoint. */
export interface StateTable {
  /** Its address on the page. */
  id: string;
  title: string;
  columns: readonly string[];
  rows: readonly Row[];
  empty: string;
}

/** What a table shows for a thing that the images do not say. */
const notAvailable = '–';

/** A cell with words. */
export function cell(text: string | null): Cell {
  return { text: text === null || text === '' ? notAvailable : text };
}

/** A cell with a name or a number as the kernel has it. */
export function mono(value: string | number | null): Cell {
  return { ...cell(value === null ? null : String(value)), isMono: true };
}
