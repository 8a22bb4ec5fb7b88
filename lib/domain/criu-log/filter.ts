import { z } from 'zod';
import { criuLevels, type LineClass } from './line-class';

/** How a URL names lines without a module, and lines of CRIU itself. */
export const noModule = '-';
export const criuItself = 'criu';

const list = z.preprocess(
  (value) => {
    if (typeof value !== 'string' || value === '') return [];
    return value.split(',');
  },
  z.array(z.string().max(60)).max(100),
);

/** What of a log is shown, as URLs have it: `?module=net,mnt&process=1,criu&level=error&q=text`. Nothing is an error. */
export const criuFilterSchema = z.object({
  /** Any of these; empty: all. */
  module: list.catch([]),
  process: list.catch([]),
  level: z
    .preprocess(
      (value) => (typeof value === 'string' && value !== '' ? value.split(',') : []),
      z.array(z.enum(criuLevels)),
    )
    .catch([]),
  /** Words that the line holds, in any case. */
  q: z.string().max(500).catch(''),
});
export type CriuFilter = z.infer<typeof criuFilterSchema>;

export const noFilter: CriuFilter = { module: [], process: [], level: [], q: '' };

/** Whether lines of a class pass, whatever their text. */
export function passesClass(filter: CriuFilter, { module, process, level }: LineClass): boolean {
  return (
    isAnyOf(filter.module, module === '' ? noModule : module) &&
    isAnyOf(filter.process, process === null ? criuItself : String(process)) &&
    isAnyOf(filter.level, level)
  );
}

/** A test of a line's whole text. */
export function textTest({ q }: CriuFilter): (line: string) => boolean {
  const wanted = q.toLowerCase();
  return wanted === '' ? () => true : (line) => line.toLowerCase().includes(wanted);
}

/** The query that stands for a filter; what is not filtered is left out. */
export function filterQuery({ module, process, level, q }: CriuFilter): Record<string, string> {
  const all = { module: module.join(','), process: process.join(','), level: level.join(','), q };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** True when every line passes. */
export function isEveryLine(filter: CriuFilter): boolean {
  return Object.keys(filterQuery(filter)).length === 0;
}

function isAnyOf(wanted: readonly string[], value: string): boolean {
  return wanted.length === 0 || wanted.includes(value);
}
