import { criuLevels, type CriuLevel, type LineClass } from './line-class';

/** How a URL names lines without a module, and lines of CRIU itself. */
export const noModule = '-';
export const criuItself = 'criu';

/** What of a log is shown. */
export interface CriuFilter {
  /** Any of these; empty: all. */
  module: string[];
  process: string[];
  level: CriuLevel[];
  /** Words that the line holds, in any case. */
  q: string;
}

export const longestName = 60;
export const mostNames = 100;
export const longestText = 500;

/** A filter as URLs have it: `?module=net,mnt&process=1,criu&level=error&q=text`. Nothing is an error. */
export function readCriuFilter(query: Readonly<Record<string, string | undefined>>): CriuFilter {
  const { q = '' } = query;
  const levels = parts(query.level);
  const isKnown = (level: string): level is CriuLevel => criuLevels.some((known) => known === level);
  return {
    module: namesOf(query.module),
    process: namesOf(query.process),
    level: levels.every(isKnown) ? levels : [],
    q: q.length > longestText ? '' : q,
  };
}

const parts = (text: string | undefined) => (text === undefined || text === '' ? [] : text.split(','));

function namesOf(text: string | undefined): string[] {
  const names = parts(text);
  return names.length > mostNames || names.some((name) => name.length > longestName) ? [] : names;
}

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
